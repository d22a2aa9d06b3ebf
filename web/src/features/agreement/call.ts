// The calls of a signatory (docs/PROTOCOL.md, 2). What goes wrong is a code; `away` is ours: no answer that
// says anything, so that the same call may be made again.
import type { Intent } from './check';

export type Reply<T> =
  | { readonly is: 'ok'; readonly value: T }
  | { readonly is: 'refused'; readonly code: string; readonly args: Record<string, unknown> }
  | { readonly is: 'failed'; readonly incident: string }
  | { readonly is: 'away' };

/** `increment` and `dtbs` in base64; `at`: the time that the signature will say. */
export interface Begun {
  readonly base: string;
  readonly increment: string;
  readonly dtbs: string;
  readonly intent: Intent;
  readonly at: number;
}

export interface Desk {
  readonly login: string;
  readonly agreement: string;
}

const PATIENCE = 30_000;

export const pathOf = ({ login, agreement }: Desk, what: string): string =>
  `/api/logins/${encodeURIComponent(login)}/agreements/${encodeURIComponent(agreement)}/${what}`;

export const filePath = (desk: Desk, sha256: string, after?: string): string =>
  pathOf(desk, `files/${sha256}${after ? `?after=${after}` : ''}`);

/** Nulls: the server makes the key, and uses it once; no code is needed, or it is not known yet that one is. */
export const enrol = (desk: Desk, shown: { spki: string | null; proof: string | null; code: string | null }): Promise<Reply<{ certificate: string }>> =>
  post(desk, 'key', shown);

/** A code goes to the signatory's address, in this language. */
export const askCode = (desk: Desk, language: string): Promise<Reply<void>> => post(desk, 'code', { language });

/** Within one turn the same answer, however often. */
export const begin = (desk: Desk, fence: number, drawn: string | null): Promise<Reply<Begun>> => post(desk, 'begin', { fence, drawn });

/** The same again is the same answer. */
export const sign = (desk: Desk, fence: number, value: string | null): Promise<Reply<{ revision: string }>> =>
  post(desk, 'sign', { fence, value });

/** A document that was signed in one's own program. */
export const upload = (desk: Desk, fence: number, pdf: Blob): Promise<Reply<{ revision: string }>> =>
  call(pathOf(desk, `upload?fence=${fence}`), { method: 'POST', headers: { 'Content-Type': 'application/pdf' }, body: pdf });

/** This screen reckoned the fingerprint of a revision; nothing depends on whether it is heard. */
export async function confirm(desk: Desk, revision: string): Promise<void> {
  await post(desk, 'receipts', { revision });
}

function post<T>(desk: Desk, what: string, body: object): Promise<Reply<T>> {
  return call(pathOf(desk, what), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

export async function call<T>(path: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const answer = await fetch(path, { ...init, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 204) return { is: 'ok', value: undefined as T };
    const said = (await answer.json()) as { code?: string; args?: Record<string, unknown> };
    if (answer.ok) return { is: 'ok', value: said as T };
    if (said.code === 'failed') return { is: 'failed', incident: String(said.args?.incident ?? '') };
    // Too many at once, Redis away, a proxy that speaks for nobody: none of these is an answer to the question.
    if (answer.status >= 500 || answer.status === 429 || !said.code) return { is: 'away' };
    return { is: 'refused', code: said.code, args: said.args ?? {} };
  } catch {
    return { is: 'away' };
  }
}
