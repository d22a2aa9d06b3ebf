// What this browser keeps of a secret poll: its paper until the count, and the receipt after it. Nowhere
// else in the world is written which paper is whose.
import type { Answer } from '../../../live/wire.gen';
import type { Blinded, Token } from './blind';

/** What the published list said of one's own ballot. */
export type Outcome = 'unchanged' | 'counted' | 'changed' | 'missing';

export interface Kept {
  /** The key it was made for: a poll that is held anew has another. */
  readonly key: string;
  readonly blinded: Blinded;
  readonly token: Token | null;
  /** Chosen for good, on its way or in the box. */
  readonly answer: Answer | null;
  /** The server has taken the ballot. */
  readonly receipt: string | null;
  readonly outcome: Outcome | null;
}

const PREFIX = 'khural.ballot.';
const name = (workshop: string, poll: string, seat: string) => `${PREFIX}${workshop}.${poll}.${seat}`;

/** Whether this browser can keep a paper at all; a private window of some browsers can not. */
export function canKeep(): boolean {
  try {
    localStorage.setItem(`${PREFIX}try`, '1');
    localStorage.removeItem(`${PREFIX}try`);
    return true;
  } catch {
    return false;
  }
}

export function read(workshop: string, poll: string, seat: string): Kept | null {
  try {
    const text = localStorage.getItem(name(workshop, poll, seat));
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}

export function write(workshop: string, poll: string, seat: string, kept: Kept | null): void {
  const key = name(workshop, poll, seat);
  if (kept) localStorage.setItem(key, JSON.stringify(kept));
  else localStorage.removeItem(key);
}
