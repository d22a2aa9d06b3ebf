// A screen that saw it: after each signature it fetches what was added, reckons the fingerprint of the whole file
// itself, compares it with what the server says, and tells the server so. It keeps one document, in memory alone,
// and never disturbs the page: what does not come is tried again later, and in the end left.

/** What this screen can say of a revision. `late`: not yet, and it tries again; `unable`: it cannot. */
export type Verdict = 'checking' | 'late' | 'checked' | 'differs' | 'unable';

export interface Job {
  readonly login: string;
  readonly agreement: string;
  /** Where every revision begins. */
  readonly frozen: string;
  readonly head: string;
}

/** What it stands on, so that a test can be the world. */
export interface World {
  readonly fetch: typeof fetch;
  /** SHA-256 in hexadecimal digits; null where a page that was not loaded safely has no cryptography. */
  readonly digest: ((bytes: Uint8Array<ArrayBuffer>) => Promise<string>) | null;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

export interface Hears {
  verdict(revision: string, verdict: Verdict): void;
  /** The server counts this screen among those that confirmed it. */
  counted(revision: string): void;
}

/** All screens hear of a signature in the same moment: they do not ask in the same moment. */
export const SPREAD = 2_000;
/** Then it is left until the head changes, or somebody asks. */
export const PAUSES = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 60_000, 60_000, 60_000];

interface Held {
  readonly agreement: string;
  readonly revision: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** It is no use to ask again. */
class Unable extends Error {}

export class Witness {
  #held: Held | null = null;
  #running: AbortController | null = null;
  readonly #receipts = new Set<string>();

  constructor(
    private readonly hears: Hears,
    private readonly world: World = here,
    /** Milliseconds at most until it begins; a wall in the hall begins at once. */
    private readonly spread: number = SPREAD,
  ) {}

  /** The document as this screen checked it last; the same array until it is another revision. */
  held(agreement: string): Uint8Array<ArrayBuffer> | null {
    return this.#held?.agreement === agreement ? this.#held.bytes : null;
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  /** Ends when the revision is checked and told of, or is left. Another call takes its place. */
  async check(job: Job): Promise<void> {
    this.stop();
    const running = (this.#running = new AbortController());
    const { signal } = running;
    try {
      this.hears.verdict(job.head, 'checking');
      if (!this.world.digest) throw new Unable();
      await this.world.wait(this.world.random() * this.spread, signal);
      const isSame = await this.#persist(job, signal, () => this.#compare(job, signal));
      if (isSame === null) return;
      this.hears.verdict(job.head, isSame ? 'checked' : 'differs');
      // A document that nobody has signed yet is what the signatories confirm.
      if (isSame && job.head !== job.frozen) await this.#persist(null, signal, () => this.#tell(job, signal));
    } catch (why) {
      if (!signal.aborted) this.hears.verdict(job.head, 'unable');
      if (!signal.aborted && !(why instanceof Unable)) console.warn('agreement: not checked', why);
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }

  /** Tries until it is done; null: given up for now. `late` is said of the job's head. */
  async #persist<Found>(job: Job | null, signal: AbortSignal, what: () => Promise<Found>): Promise<Found | null> {
    for (const pause of PAUSES) {
      try {
        return await what();
      } catch (why) {
        if (signal.aborted || why instanceof Unable) throw why;
        if (job) this.hears.verdict(job.head, 'late');
        await this.world.wait(pause * (1 + this.world.random() / 2), signal);
      }
    }
    return null;
  }

  /** Whether the file has the fingerprint; before it says no it has fetched everything anew. */
  async #compare(job: Job, signal: AbortSignal): Promise<boolean> {
    if (await this.#reckon(job, await this.#file(job, signal))) return true;
    this.#held = null;
    const whole = await this.#get(job, job.head, null, signal, 'reload');
    return this.#reckon(job, whole);
  }

  async #reckon({ agreement, head }: Job, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    if ((await this.world.digest!(bytes)) !== head) return false;
    this.#held = { agreement, revision: head, bytes };
    return true;
  }

  async #file(job: Job, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const held = this.#held?.agreement === job.agreement ? this.#held : null;
    if (held?.revision === job.head) return held.bytes;
    const base = held ?? { revision: job.frozen, bytes: await this.#get(job, job.frozen, null, signal) };
    if (base.revision === job.head) return base.bytes;
    const added = await this.#get(job, job.head, base.revision, signal);
    const bytes = new Uint8Array(base.bytes.length + added.length);
    bytes.set(base.bytes);
    bytes.set(added, base.bytes.length);
    return bytes;
  }

  async #get(job: Job, sha256: string, after: string | null, signal: AbortSignal, cache: RequestCache = 'default'): Promise<Uint8Array<ArrayBuffer>> {
    const path = `${pathOf(job)}/files/${sha256}${after === null ? '' : `?after=${after}`}`;
    const answer = await this.world.fetch(path, { signal, cache, priority: 'low' });
    check(answer);
    return new Uint8Array(await answer.arrayBuffer());
  }

  async #tell(job: Job, signal: AbortSignal): Promise<void> {
    if (this.#receipts.has(job.head)) return;
    const answer = await this.world.fetch(`${pathOf(job)}/receipts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ revision: job.head }),
      signal,
    });
    // What is not counted any more was seen all the same.
    if (answer.status === 409 || answer.status === 404) return;
    check(answer);
    this.#receipts.add(job.head);
    this.hears.counted(job.head);
  }
}

const pathOf = ({ login, agreement }: Job): string => `/api/logins/${encodeURIComponent(login)}/agreements/${encodeURIComponent(agreement)}`;

/** Too many at once and a server that cannot now are worth another try, and nothing else is. */
function check(answer: Response): void {
  if (answer.ok) return;
  if (answer.status === 429 || answer.status >= 500) throw new Error(String(answer.status));
  throw new Unable(String(answer.status));
}

export const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (each) => each.toString(16).padStart(2, '0')).join('');

const here: World = {
  fetch: (...args) => fetch(...args),
  digest: globalThis.crypto?.subtle ? async (bytes) => hex(await crypto.subtle.digest('SHA-256', bytes)) : null,
  wait: (ms, signal) =>
    new Promise((done, fail) => {
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), fail(new Error('called off'))), { once: true });
    }),
  random: Math.random,
};
