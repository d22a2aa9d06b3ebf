// One seat's paper in one secret poll: asked for, signed, filled in, put into the box, looked for in the
// list. Whatever is interrupted goes on from what the browser has kept.
import { clock } from '../../../live/clock';
import type { Live } from '../../../live/store.svelte';
import type { Answer, MyVotesToken, PollId, PollViewRow, SeatId } from '../../../live/wire.gen';
import { blind, finalize, pollKey, receipt, type Token } from './blind';
import { canKeep, read, write, type Kept, type Outcome } from './kept';
import { put, receipts } from './post';

/**
 * insecure: this page has no cryptography (plain http); unkept: it cannot keep a paper; preparing; elsewhere:
 * another browser has the paper; broken: its signature is wrong; refused: see `code`; choose; sending; cast;
 * late: the box was shut; missed: closed, and nothing was cast.
 */
export type Step =
  | 'insecure'
  | 'unkept'
  | 'preparing'
  | 'elsewhere'
  | 'broken'
  | 'refused'
  | 'choose'
  | 'sending'
  | 'cast'
  | 'late'
  | 'missed';

/** Papers of a large hall are asked for over ten seconds. */
const SPREAD = 10_000;
const EACH = 4;
/** So that when a ballot arrives says less about when it was filled in. */
const WAIT = 2_000;
const LAST = 10_000;

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

export class Paper {
  step = $state<Step>('preparing');
  kept = $state.raw<Kept | null>(null);
  /** Of a refusal. */
  code = $state('');
  /** It takes longer than it should. */
  isSlow = $state(false);

  #row: PollViewRow;
  #given: MyVotesToken | null = null;
  #busy = false;
  #again = false;
  #gone = false;
  #asked = false;
  #checked: string | null = null;

  constructor(
    readonly live: Pick<Live, 'ask'>,
    readonly workshop: string,
    readonly poll: PollId,
    readonly seat: SeatId,
    row: PollViewRow,
  ) {
    this.#row = row;
    this.kept = read(workshop, poll, seat);
  }

  /** The screen is gone; a ballot that was chosen is sent all the same. */
  leave(): void {
    this.#gone = true;
  }

  /** What the server shows now. */
  follow(row: PollViewRow, given: MyVotesToken | null): void {
    this.#row = row;
    this.#given = given;
    void this.#go();
  }

  /** For good. */
  choose(answer: Answer): void {
    if (this.step !== 'choose' || !this.kept) return;
    this.#recall();
    if (!this.kept.answer) this.#keep({ ...this.kept, answer });
    void this.#go();
  }

  async #go(): Promise<void> {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again && !this.#gone) {
        this.#again = false;
        await this.#once();
      }
    } finally {
      this.#busy = false;
    }
  }

  async #once(): Promise<void> {
    const row = this.#row;
    this.#recall();
    // A rehearsal was wiped, and the poll is held anew.
    if (this.kept && row.key !== null && this.kept.key !== row.key) this.#keep(null);
    if (this.kept?.receipt) {
      this.step = 'cast';
      if (row.isCounted) await this.#check(row, this.kept);
    } else if (this.kept?.token && this.kept.answer) {
      await this.#send(this.kept.token, this.kept.answer);
    } else if (row.stage === 'OPEN' || row.stage === 'CLOSING' || row.stage === 'SUSPENDED') {
      await this.#prepare(row);
    } else this.step = 'missed';
  }

  async #prepare(row: PollViewRow): Promise<void> {
    const given = this.#given;
    if (!globalThis.crypto?.subtle) this.step = 'insecure';
    else if (!canKeep()) this.step = 'unkept';
    else if (!this.kept) {
      if (given) this.step = 'elsewhere';
      else if (row.stage === 'OPEN') await this.#fetch(row);
    } else if (given && given.blinded !== this.kept.blinded.blinded) this.step = 'elsewhere';
    else if (!given) await this.#ask(this.kept);
    else if (given.signature !== null) await this.#open(row, this.kept, given.signature);
  }

  /** Makes a paper and asks for its signature, not all of a hall at once. */
  async #fetch(row: PollViewRow): Promise<void> {
    this.step = 'preparing';
    await sleep(Math.random() * Math.min(SPREAD, EACH * row.eligible));
    if (this.#gone || this.#given || this.#row.key === null) return this.#look();
    const key = this.#row.key;
    const blinded = await blind(await pollKey(key), this.workshop, this.poll);
    this.#recall();
    if (!this.kept) this.#keep({ key, blinded, token: null, answer: null, receipt: null, outcome: null });
    this.#look();
  }

  async #ask(kept: Kept): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.step = 'preparing';
    setTimeout(() => (this.isSlow = this.step === 'preparing'), 2 * SPREAD);
    const said = await this.live.ask({ type: 'poll.askToken', poll: this.poll, seat: this.seat, blinded: kept.blinded.blinded });
    if (said.is === 'done') return;
    if (said.is === 'refused') {
      this.code = said.code;
      this.step = said.code === 'poll.token_given' ? 'elsewhere' : 'refused';
    } else this.#asked = false;
  }

  async #open(row: PollViewRow, kept: Kept, signature: string): Promise<void> {
    if (!kept.token) {
      const key = await pollKey(row.key ?? kept.key);
      const token = signature === '' ? null : await finalize(key, this.workshop, this.poll, kept.blinded, signature);
      if (!token) {
        this.step = 'broken';
        return;
      }
      this.#keep({ ...kept, token });
    }
    this.step = 'choose';
  }

  /** Until the server has an answer; the ballot is the same each time, and counts once. */
  async #send(token: Token, answer: Answer): Promise<void> {
    this.step = 'sending';
    const left = (this.#row.closesAt ?? Infinity) - clock.now();
    if (this.#row.stage === 'OPEN' && left > LAST) await sleep(Math.random() * WAIT);
    for (;;) {
      const said = await put(this.workshop, this.poll, token, answer);
      if ('key' in said) {
        const mine = await receipt(this.workshop, this.poll, token);
        // Of another paper than ours: then it was not ours that was taken.
        if (said.key === mine && this.kept) this.#keep({ ...this.kept, receipt: mine });
        this.step = said.key === mine ? 'cast' : 'broken';
        return this.#look();
      }
      if (!said.again) {
        this.code = said.code;
        this.step = said.code === 'poll.late' ? 'late' : said.code === 'ballot.token_not_valid' ? 'broken' : 'refused';
        return;
      }
      if (this.#row.stage === 'VOID') {
        this.step = 'late';
        return;
      }
      await sleep(1_000 + Math.random() * WAIT);
    }
  }

  /** Looks for it in the whole list: who asked for one ballot would say whose it is. */
  async #check(row: PollViewRow, kept: Kept): Promise<void> {
    if (kept.outcome === 'unchanged' || this.#checked === row.stage) return;
    await sleep(Math.random() * Math.min(2 * SPREAD, EACH * row.eligible));
    const list = await receipts(this.workshop, this.poll);
    if (!list) {
      setTimeout(() => void this.#go(), SPREAD / 2 + Math.random() * SPREAD);
      return;
    }
    this.#checked = row.stage;
    const outcome = found(list, kept);
    // What was chosen is written nowhere any more once it is known to be counted.
    this.#keep(outcome === 'unchanged' ? { ...kept, outcome, answer: null, token: null } : { ...kept, outcome });
  }

  #look(): void {
    this.#again = true;
  }

  /** Another tab of this browser may have gone on meanwhile: there is one paper for both. */
  #recall(): void {
    this.kept = read(this.workshop, this.poll, this.seat);
  }

  #keep(kept: Kept | null): void {
    write(this.workshop, this.poll, this.seat, kept);
    this.kept = kept;
    if (!kept) this.#asked = false;
  }
}

/** In the list the places of several picks stand in order. */
function sameAnswer(one: Answer, other: Answer): boolean {
  const text = (answer: Answer) =>
    JSON.stringify(answer.is === 'picks' ? { is: 'picks', options: [...answer.options].sort((a, b) => a - b) } : answer);
  return text(one) === text(other);
}

function found({ isPublished, keys, answers }: { isPublished: boolean; keys: string[]; answers: Answer[] }, kept: Kept): Outcome {
  const at = keys.indexOf(kept.receipt ?? '');
  if (at < 0) return 'missing';
  if (!isPublished || !kept.answer) return 'counted';
  return sameAnswer(answers[at]!, kept.answer) ? 'unchanged' : 'changed';
}
