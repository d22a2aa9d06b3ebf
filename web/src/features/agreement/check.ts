// What you see is what you sign: before the key is used, this browser reckons for itself that what it is
// asked to sign is the document that was read, with one signature added in one's own field, and nothing
// else. Without this a key signs blind.
import { fingerprint } from '../../ui/fingerprint';
import { changes } from './changes';
import { canonical } from './jcs';
import { messageDigest } from './der';

/** What is meant, down to the bytes; its fingerprint is that of its canonical form. */
export interface Intent {
  readonly v: number;
  readonly type: string;
  readonly instance: string;
  readonly agreementId: string;
  readonly r0Sha256: string;
  readonly baseRevisionSha256: string;
  readonly field: string;
  readonly party: string;
  readonly signatory: string;
  readonly capacity: string;
  readonly consentTextSha256: string;
  readonly language: string;
  readonly sessionId: string;
  readonly chainHead: string;
  readonly nonce: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly dtbsSha256: string;
}

/** What the server offers for signing. */
export interface Offer {
  /** The document that the signature is added to. */
  readonly base: Uint8Array;
  /** What is added, with zeros where the signature will be. */
  readonly increment: Uint8Array;
  /** The signed attributes of the signature, in DER: what the key signs. */
  readonly dtbs: Uint8Array;
  readonly intent: Intent;
}

/** What this browser knows by itself. */
export interface Known {
  /** The bytes that were read. */
  readonly read: Uint8Array;
  /** The fingerprint that the page showed. */
  readonly shown: string;
  readonly agreement: string;
  readonly person: string;
  readonly field: string;
  /** Of the text that was agreed to, if it was in this browser. */
  readonly consent: string | null;
  /** Somebody signed before with a tool of their own, which may write more than a signature: the server judges that. */
  readonly hasUploads: boolean;
  /** Server time. */
  readonly now: number;
}

/**
 * document: what was read has not the fingerprint that was shown, or the intent is of another one; base: it
 * does not begin with what was read, or is another revision than the intent says; range: the signature would
 * not cover everything but itself; digest: the attributes are those of other bytes; intent_dtbs: the intent
 * is of other attributes; intent: it names somebody or something else; expired: its time is over.
 */
export type Wrong = 'document' | 'base' | 'range' | 'digest' | 'intent_dtbs' | 'changes' | 'intent' | 'expired';

export type Checked =
  | { readonly is: 'right'; readonly prepared: Uint8Array; readonly intentSha256: string }
  /** `found`: the fingerprint of the document that came instead. */
  | { readonly is: 'wrong'; readonly why: Wrong; readonly found?: string };

export async function check(offer: Offer, known: Known): Promise<Checked> {
  const { base, increment, dtbs, intent } = offer;
  const read = await fingerprint(known.read);
  if (read !== known.shown) return wrong('document', read);
  if (intent.r0Sha256 !== read) return wrong('document', intent.r0Sha256);
  if (!startsWith(base, known.read)) return wrong('base', await fingerprint(base.subarray(0, known.read.length)));
  if ((await fingerprint(base)) !== intent.baseRevisionSha256) return wrong('base');
  const prepared = join(base, increment);
  const hole = holeOf(prepared, base.length);
  if (!hole) return wrong('range');
  const covered = join(prepared.subarray(0, hole.from), prepared.subarray(hole.to));
  const digest = messageDigest(dtbs);
  if (!digest || (await fingerprint(covered)) !== hex(digest)) return wrong('digest');
  if ((await fingerprint(dtbs)) !== intent.dtbsSha256) return wrong('intent_dtbs');
  const from = known.hasUploads ? base.length : known.read.length;
  if (await changes(prepared, from, intent.field)) return wrong('changes');
  if (!isMine(intent, known)) return wrong('intent');
  if (!(Date.parse(intent.expiresAt) > known.now)) return wrong('expired');
  return { is: 'right', prepared, intentSha256: await intentFingerprint(intent) };
}

export async function intentFingerprint(intent: Intent): Promise<string> {
  return fingerprint(new TextEncoder().encode(canonical({ ...intent })));
}

function wrong(why: Wrong, found?: string): Checked {
  return found === undefined ? { is: 'wrong', why } : { is: 'wrong', why, found };
}

function isMine(intent: Intent, known: Known): boolean {
  return (
    intent.v === 1 &&
    intent.type === 'agreement.sign' &&
    intent.agreementId === known.agreement &&
    intent.signatory === known.person &&
    intent.field === known.field &&
    (known.consent === null || intent.consentTextSha256 === known.consent)
  );
}

/**
 * The place of the signature's value, brackets included: the one ByteRange of what is added covers
 * everything else from the first byte to the last, and what it leaves out holds nothing yet.
 */
function holeOf(prepared: Uint8Array, start: number): { from: number; to: number } | null {
  const added = new TextDecoder('latin1').decode(prepared.subarray(start));
  // A second one could speak of other bytes, however it is spelled: #42 is a B (ISO 32000-1, 7.3.5).
  const spelled = added.replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  const all = [...spelled.matchAll(/\/ByteRange/g)];
  const found = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(added);
  if (all.length !== 1 || !found) return null;
  const [from, to, rest] = found.slice(1).map(Number) as [number, number, number];
  if (from < start || to - from < 4 || to + rest !== prepared.length) return null;
  if (prepared[from] !== 0x3c || prepared[to - 1] !== 0x3e) return null;
  const isEmpty = prepared.subarray(from + 1, to - 1).every((byte) => byte === 0x30);
  return isEmpty ? { from, to } : null;
}

function startsWith(bytes: Uint8Array, first: Uint8Array): boolean {
  return bytes.length >= first.length && first.every((byte, i) => byte === bytes[i]);
}

function join(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
