// A file is fingerprinted here first and then checked by the server; both ends have their own idea of what came.
import type { Key } from '../../i18n';

/** What POST /verify answers; see docs/PROTOCOL.md. */
export interface Verified {
  readonly isBundle: boolean;
  readonly verdict: 'VALID' | 'INTACT' | 'CHANGED' | 'NOT_VALID';
  readonly document: string;
  /** As it was with its last signature: the fingerprint that the hall saw. */
  readonly signed: string | null;
  readonly signatures: readonly Signature[];
  readonly times: number;
  readonly findings: readonly { readonly code: Finding; readonly about: string }[];
  readonly facts: readonly { readonly seq: number; readonly at: number; readonly type: string; readonly actor: string }[];
  readonly head: string | null;
  readonly roots: readonly string[];
}

export interface Signature {
  readonly field: string | null;
  readonly name: string;
  readonly capacity: string | null;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly certificate: string;
  readonly at: number;
  readonly dated: number;
  readonly level: string;
  readonly result: string;
}

type Finding = Extract<Key, `verify.finding.${string}`> extends `verify.finding.${infer F}` ? F : never;
type Fault = Extract<Key, `verify.fault.${string}`> extends `verify.fault.${infer F}` ? F : never;

export type Answer =
  | { readonly is: 'verified'; readonly verified: Verified }
  | { readonly is: 'large' }
  | { readonly is: 'fault'; readonly fault: Fault; readonly why: string };

/** Bytes; what the server takes. */
export const MOST = 25_000_000;

const FAULTS: readonly string[] = ['often', 'busy', 'no_root', 'no_file', 'no_bundle', 'too_much'] satisfies Fault[];

/** Null where the page was opened without encryption: the browser has no hash for us then. */
export async function sha256(bytes: ArrayBuffer): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function ask(bytes: ArrayBuffer): Promise<Answer> {
  try {
    const reply = await fetch('/verify', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: bytes,
      cache: 'no-store',
      signal: AbortSignal.timeout(90_000),
    });
    if (reply.ok) return { is: 'verified', verified: (await reply.json()) as Verified };
    if (reply.status === 413) return { is: 'large' };
    const { code, args } = (await reply.json()) as { code: string; args: { why?: string } };
    const fault = code.replace('verify.', '');
    return { is: 'fault', fault: FAULTS.includes(fault) ? (fault as Fault) : 'lost', why: args.why ?? '' };
  } catch {
    return { is: 'fault', fault: 'lost', why: '' };
  }
}

/** 2026-12-01 02:31:14: no zone of any reader, for the record has none. */
export function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
