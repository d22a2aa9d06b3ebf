// The key of one signatory for one agreement: made by this browser, kept by it, and not to be taken out of
// it. Only what it signs leaves this file, and its public half.
import { fingerprint } from '../../ui/fingerprint';

export interface Whose {
  readonly workshop: string;
  readonly agreement: string;
  readonly person: string;
}

/**
 * insecure: the page came without HTTPS; no_crypto: the browser has none; no_store: it keeps nothing, as some
 * private windows.
 */
export type Trouble = 'insecure' | 'no_crypto' | 'no_store';

/** What the server is shown for its certificate, in base64url. */
export interface Shown {
  readonly spki: string;
  /** That one has the key: a signature over a text that names whose it is. */
  readonly proof: string;
}

interface Kept {
  readonly keys: CryptoKeyPair;
  readonly certificate: string | null;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

export class Key {
  constructor(
    readonly whose: Whose,
    private readonly keys: CryptoKeyPair,
    /** Fingerprint of the certificate that was given for it; null: none yet. */
    readonly certificate: string | null,
  ) {}

  /** As two numbers side by side (IEEE P1363), in base64url. */
  async sign(bytes: Uint8Array): Promise<string> {
    return toText(await crypto.subtle.sign(SIGNING, this.keys.privateKey, bytes as Uint8Array<ArrayBuffer>));
  }

  async shown(): Promise<Shown> {
    const { workshop, agreement, person } = this.whose;
    const words = `khural-key-v1 ${workshop} ${agreement} ${person}`;
    const spki = await crypto.subtle.exportKey('spki', this.keys.publicKey);
    return { spki: toText(spki), proof: await this.sign(new TextEncoder().encode(words)) };
  }

  /** Remembers the certificate (DER in base64), so that this browser knows its key again. */
  async certified(certificate: string): Promise<Key> {
    const der = Uint8Array.from(atob(certificate), (c) => c.charCodeAt(0));
    const kept: Kept = { keys: this.keys, certificate: await fingerprint(der) };
    await store('readwrite', (keys) => keys.put(kept, nameOf(this.whose)));
    return new Key(this.whose, this.keys, kept.certificate);
  }
}

/** What stands against keeping a key here; null: nothing. */
export async function trouble(): Promise<Trouble | null> {
  if (!globalThis.isSecureContext) return 'insecure';
  // Without the second it could sign, but not read what would be added to the document: see changes.ts.
  if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream) return 'no_crypto';
  try {
    await store('readonly', (keys) => keys.count());
    return null;
  } catch {
    return 'no_store';
  }
}

/** The key that this browser has, or null. */
export async function findKey(whose: Whose): Promise<Key | null> {
  const kept = (await store('readonly', (keys) => keys.get(nameOf(whose)))) as Kept | undefined;
  return kept ? new Key(whose, kept.keys, kept.certificate) : null;
}

/** A new one, in place of any before. The browser is asked not to clear it away. */
export async function makeKey(whose: Whose): Promise<Key> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const kept: Kept = { keys, certificate: null };
  await store('readwrite', (all) => all.put(kept, nameOf(whose)));
  // Where it asks the person, a "no" changes nothing but how long the key may stay.
  void navigator.storage?.persist?.().catch(() => false);
  return new Key(whose, keys, null);
}

/** After the signature nobody needs it any more. */
export async function forgetKey(whose: Whose): Promise<void> {
  await store('readwrite', (keys) => keys.delete(nameOf(whose)));
}

const nameOf = ({ workshop, agreement, person }: Whose) => `${workshop}/${agreement}/${person}`;

const DATABASE = 'khural';
const KEYS = 'keys';

function store<T>(mode: IDBTransactionMode, act: (keys: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(KEYS);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(KEYS, mode);
      const request = act(transaction.objectStore(KEYS));
      // Written is what the transaction has written, not what the request was told.
      transaction.oncomplete = () => (database.close(), resolve(request.result));
      transaction.onerror = transaction.onabort = () => (database.close(), reject(transaction.error));
    };
  });
}

function toText(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
