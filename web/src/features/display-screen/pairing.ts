// How a display gets in: it shows a code, somebody who may types it in, and it learns of that by
// asking. What it was given is kept over a reload, so that a power cut does not need hands.
export interface Waiting {
  readonly login: string;
  readonly code: string;
  /** When this device got it, by its own clock, which is only compared with itself. */
  readonly got: number;
}

export type State = { is: 'waiting'; waiting: Waiting } | { is: 'paired'; login: string } | { is: 'away' };

const KEY = 'khural.display';
const EVERY = 2_000;
/** A code lasts ten minutes; somebody may be typing it in the last one. */
const FRESH = 9 * 60_000;

/** Says each state until the display is let in or `isOver` says so. */
export async function pair(say: (state: State) => void, isOver: () => boolean): Promise<void> {
  let mine = kept();
  while (!isOver()) {
    try {
      const state = mine ? await look(mine) : null;
      if (isOver()) return;
      if (state === 'paired') return say({ is: 'paired', login: mine!.login });
      if (state !== 'waiting') mine = await begin();
      say({ is: 'waiting', waiting: mine! });
    } catch {
      say({ is: 'away' });
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
}

async function look({ login, got }: Waiting): Promise<'paired' | 'waiting' | 'late'> {
  const answer = await fetch(`/api/displays/${encodeURIComponent(login)}`, { cache: 'no-store' });
  if (answer.status === 401 || answer.status === 404 || answer.status === 410) return 'late';
  if (!answer.ok) throw new Error(String(answer.status));
  const { paired } = (await answer.json()) as { paired: boolean };
  if (paired) return 'paired';
  const age = Date.now() - got;
  return age >= 0 && age < FRESH ? 'waiting' : 'late';
}

async function begin(): Promise<Waiting> {
  const answer = await fetch('/api/displays', { method: 'POST' });
  if (!answer.ok) throw new Error(String(answer.status));
  const { login, code } = (await answer.json()) as Pick<Waiting, 'login' | 'code'>;
  const waiting = { login, code, got: Date.now() };
  try {
    localStorage.setItem(KEY, JSON.stringify(waiting));
  } catch {
    // Without storage a reload shows a new code.
  }
  return waiting;
}

function kept(): Waiting | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Waiting | null;
  } catch {
    return null;
  }
}
