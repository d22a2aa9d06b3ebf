// The calls of a secret ballot: without cookies, without a referrer, and in no relation to the connection
// over which this person asks for other things.
import type { Answer } from '../../../live/wire.gen';
import type { Token } from './blind';

export interface Receipts {
  readonly hash: string;
  readonly isPublished: boolean;
  readonly keys: string[];
  readonly answers: Answer[];
}

const NOBODY: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };
const path = (workshop: string, poll: string) => `/ballot/${encodeURIComponent(workshop)}/${encodeURIComponent(poll)}`;

/** The receipt, or the code of why not; `again`: it may work in a moment. */
export type Put = { readonly key: string } | { readonly code: string; readonly again: boolean };

export async function put(workshop: string, poll: string, token: Token, answer: Answer): Promise<Put> {
  const { prefix, message, signature } = token;
  try {
    const reply = await fetch(path(workshop, poll), {
      ...NOBODY,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ prefix, message, signature, answer }),
      // Whoever puts the phone away has voted.
      keepalive: true,
    });
    const said = (await reply.json()) as { key?: string; code?: string };
    if (reply.ok && said.key) return { key: said.key };
    const code = said.code ?? 'failed';
    return { code, again: reply.status >= 500 || reply.status === 429 || code === 'poll.not_open' };
  } catch {
    return { code: 'away', again: true };
  }
}

/** Null: not now. */
export async function receipts(workshop: string, poll: string): Promise<Receipts | null> {
  try {
    const reply = await fetch(`${path(workshop, poll)}/receipts`, NOBODY);
    return reply.ok ? ((await reply.json()) as Receipts) : null;
  } catch {
    return null;
  }
}
