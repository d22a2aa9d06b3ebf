// What this tab keeps of one seat's answer in one poll that is not secret: what is chosen and not sent yet, and
// the id of the ballot that was made for it. The same answer sent again, also after a reload, is the same ballot.
import type { Draft } from './draft';

export interface Kept {
  readonly draft: Draft | null;
  /** Made once for an answer; `of` says for which. */
  readonly ballot: string | null;
  readonly of: string | null;
  /** The ballot that stood when it was made: once another stands, it has been overtaken. */
  readonly over: string | null;
  /** Of the log, where the ballot is counted; known to the tab that cast it. */
  readonly version: string | null;
}

/** Where storage is forbidden: as long as the page lives. */
const page = new Map<string, string>();
const pageStorage: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem: (key) => page.get(key) ?? null,
  setItem: (key, value) => void page.set(key, value),
};

const EMPTY: Kept = { draft: null, ballot: null, of: null, over: null, version: null };

export class Memory {
  readonly #key: string;

  constructor(
    workshop: string,
    poll: string,
    seat: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'> = storageOrPage(),
  ) {
    this.#key = `khural.vote.${workshop}.${poll}.${seat}`;
  }

  get kept(): Kept {
    try {
      const text = this.storage.getItem(this.#key);
      return text ? (JSON.parse(text) as Kept) : EMPTY;
    } catch {
      return EMPTY;
    }
  }

  keepDraft(draft: Draft | null): void {
    this.#write({ ...this.kept, draft });
  }

  /** The id of the ballot that says this: the one that was made for it and is not counted yet, else a new one. */
  ballotFor(said: unknown, over: string | null): string {
    const { kept } = this;
    const of = JSON.stringify(said);
    if (kept.ballot !== null && kept.of === of && kept.over === over) return kept.ballot;
    const ballot = newBallot();
    this.#write({ ...kept, ballot, of, over, version: null });
    return ballot;
  }

  /** It is counted: nothing unsent is left, and the version is known. */
  counted(ballot: string, version: string): void {
    const { kept } = this;
    if (kept.ballot === ballot) this.#write({ ...kept, draft: null, of: null, version });
  }

  /** Of a ballot, if this tab has cast it. */
  versionOf(ballot: string): string | null {
    const { kept } = this;
    return kept.ballot === ballot ? kept.version : null;
  }

  #write(kept: Kept): void {
    try {
      this.storage.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Full: then a reload forgets what was not cast.
    }
  }
}

/** 16 bytes that nobody can guess, as the rules of ballots spell them. */
export function newBallot(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function storageOrPage(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return globalThis.sessionStorage ?? pageStorage;
  } catch {
    return pageStorage;
  }
}
