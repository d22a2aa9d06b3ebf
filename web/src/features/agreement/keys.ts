// The key with which somebody signs one agreement. It is made in this browser and can not be taken out of it,
// not even by this page; the server sees its public half and a proof that this browser holds the other.
import { toBase64url } from './bytes';

/** One key for each: whoever signs as two signs with two. */
export interface Whose {
  readonly workshop: string;
  readonly agreement: string;
  readonly signatory: string;
}

export interface Key {
  /** SubjectPublicKeyInfo in base64url, for the certificate. */
  readonly spki: string;
  /** Over these bytes: ECDSA with P-256 and SHA-256, as two numbers side by side (IEEE P1363), in base64url. */
  sign(bytes: Uint8Array): Promise<string>;
}

/**
 * `insecure`: the page came without HTTPS. `no_crypto`, `no_storage`: this browser can not make such a key, or
 * not keep it (a private window of some). `lost`: there is none here.
 */
export type KeyFault = 'insecure' | 'no_crypto' | 'no_storage' | 'lost';
export type Found = { readonly is: 'key'; readonly key: Key } | { readonly is: 'none'; readonly why: KeyFault };

const DATABASE = 'khural.keys';
const STORE = 'keys';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Whether this browser can sign at all; null if so. Worth saying before anybody reads a document. */
export function obstacle(): KeyFault | null {
  if (!globalThis.isSecureContext) return 'insecure';
  if (!globalThis.crypto?.subtle) return 'no_crypto';
  return globalThis.indexedDB ? null : 'no_storage';
}

/** The key that there is, else a new one. What was made elsewhere does not come along: it is enrolled anew. */
export async function makeKey(whose: Whose): Promise<Found> {
  const before = await findKey(whose);
  if (before.is === 'key' || before.why !== 'lost') return before;
  let pair: CryptoKeyPair;
  try {
    pair = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  } catch {
    return none('no_crypto');
  }
  // Two tabs may both find none: the first one's key stands, the other's is refused here, and both use that one.
  await once((store) => store.add(pair, nameOf(whose))).catch(() => {});
  void keep();
  // What was kept counts, not what was made: some browsers refuse to keep a key, or take it and give back none.
  const kept = await findKey(whose);
  return kept.is === 'none' && kept.why === 'lost' ? none('no_storage') : kept;
}

export async function findKey(whose: Whose): Promise<Found> {
  const why = obstacle();
  if (why) return none(why);
  let pair: CryptoKeyPair | undefined;
  try {
    pair = await once<CryptoKeyPair | undefined>((store) => store.get(nameOf(whose)), 'readonly');
  } catch {
    return none('no_storage');
  }
  if (!pair?.privateKey) return none('lost');
  try {
    return { is: 'key', key: await keyOf(pair) };
  } catch {
    return none('no_crypto');
  }
}

/** Once the agreement is over, or when somebody else uses this device. True if there is none any more. */
export async function forgetKey(whose: Whose): Promise<boolean> {
  if (!globalThis.indexedDB) return true;
  return once((store) => store.delete(nameOf(whose))).then(
    () => true,
    () => false,
  );
}

/** That this browser holds the key for these: what the server asks for before it certifies it. */
export function proof(key: Key, { workshop, agreement, signatory }: Whose): Promise<string> {
  return key.sign(new TextEncoder().encode(`khural-key-v1 ${workshop} ${agreement} ${signatory}`));
}

/** Asks the browser not to clear it away when space is short, or after a week without a visit. */
async function keep(): Promise<void> {
  try {
    await navigator.storage?.persist?.();
  } catch {
    // Then it is kept as long as the browser likes; a new key can be enrolled until one is called.
  }
}

async function keyOf({ privateKey, publicKey }: CryptoKeyPair): Promise<Key> {
  const spki = toBase64url(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
  return {
    spki,
    async sign(bytes) {
      const value = await crypto.subtle.sign(SIGNING, privateKey, bytes as Uint8Array<ArrayBuffer>);
      return toBase64url(new Uint8Array(value));
    },
  };
}

function none(why: KeyFault): Found {
  return { is: 'none', why };
}

function nameOf({ workshop, agreement, signatory }: Whose): string[] {
  return [workshop, agreement, signatory];
}

/** One step in the store; done when it is written, not when it is asked for. */
async function once<T>(step: (store: IDBObjectStore) => IDBRequest, mode: IDBTransactionMode = 'readwrite'): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const work = database.transaction(STORE, mode);
      const request = step(work.objectStore(STORE));
      work.oncomplete = () => resolve(request.result as T);
      work.onerror = work.onabort = () => reject(work.error ?? request.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
}
