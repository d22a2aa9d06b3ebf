// From the press on "Sign" to the answer: what is to be signed is asked for, checked, signed by this browser's
// key, and sent until there is an answer. Whatever is interrupted goes on from what was kept.
import { clock } from '../../live/clock';
import type { AgreementViewRow, AgreementViewSigning } from '../../live/wire.gen';
import { begin, sign, type Begun, type Desk, type Reply } from './call';
import { check, type Wrong } from './check';
import { fetchFile, type Revision } from './file';
import type { Key } from './keys';
import { keepPressed, readPressed, type Pressed } from './pressed';

/**
 * beginning: asking what is to be signed; checking; sending: signed, no answer yet; done: signed, and it will
 * be seen; wrong: the check found what must not be signed; refused, failed: said by the server.
 */
export type Progress =
  | { readonly is: 'idle' }
  | { readonly is: 'beginning' | 'checking' | 'sending'; readonly isSlow: boolean }
  | { readonly is: 'done'; readonly revision: string }
  | { readonly is: 'wrong'; readonly why: Wrong; readonly found: string | null }
  | { readonly is: 'refused'; readonly code: string; readonly args: Record<string, unknown> }
  | { readonly is: 'failed'; readonly incident: string };

export interface Signatory {
  readonly row: AgreementViewRow;
  readonly mine: AgreementViewSigning;
  readonly read: Revision;
  /** Null: the server makes the key, and uses it once. */
  readonly key: Key | null;
  /** Of the text that was agreed to in this browser. */
  readonly consent: string | null;
}

const FIRST = 500;
const MOST = 8_000;
const SLOW = 2;

export class Signing {
  progress = $state.raw<Progress>({ is: 'idle' });
  #isGone = false;

  constructor(readonly desk: Desk) {}

  /** Something is on its way that one should not walk away from. */
  get isBusy(): boolean {
    return ['beginning', 'checking', 'sending'].includes(this.progress.is);
  }

  /** Whether it was pressed in this turn, before the page was loaded anew. */
  wasPressed(fence: number): boolean {
    return this.#kept(fence) !== null;
  }

  async press(signatory: Signatory, fence: number, drawn: string | null): Promise<void> {
    if (this.isBusy) return;
    const kept = this.#kept(fence) ?? { fence, drawn, value: null };
    this.#keep(kept);
    this.#set('beginning');
    try {
      const value = kept.value ?? (await this.#sign(signatory, kept));
      if (value === undefined) return;
      this.#keep({ ...kept, value });
      this.#set('sending');
      const answer = await this.#until(() => sign(this.desk, fence, value), 'sending');
      if (answer) this.#end(answer);
    } catch {
      // A key that does not sign is a key that is not there any more.
      this.#keep(null);
      this.progress = { is: 'refused', code: 'sign.key_lost', args: {} };
    }
  }

  /** Back to where one can press again. */
  forget(): void {
    this.#keep(null);
    this.progress = { is: 'idle' };
  }

  /** The screen is gone. What was kept stays. */
  leave(): void {
    this.#isGone = true;
  }

  /** The signature; undefined if there is to be none. */
  async #sign(signatory: Signatory, { fence, drawn }: Pressed): Promise<string | null | undefined> {
    const begun = await this.#until(() => begin(this.desk, fence, drawn), 'beginning');
    if (!begun) return undefined;
    if (begun.is !== 'ok') return this.#end(begun);
    this.#set('checking');
    const dtbs = fromBase64(begun.value.dtbs);
    if (!(await this.#isRight(signatory, begun.value, dtbs))) return undefined;
    return signatory.key ? signatory.key.sign(dtbs) : null;
  }

  async #isRight({ row, mine, read, consent }: Signatory, begun: Begun, dtbs: Uint8Array): Promise<boolean> {
    const base = await this.#base(begun.base, read);
    if (!base) return false;
    const checked = await check(
      { base: base.bytes, increment: fromBase64(begun.increment), dtbs, intent: begun.intent },
      {
        read: read.bytes,
        shown: row.frozen ?? '',
        agreement: row.id,
        person: mine.who.person,
        field: mine.field,
        consent,
        hasUploads: row.signatories.some((each) => each.signed?.mode === 'UPLOAD'),
        now: clock.now(),
      },
    );
    if (checked.is === 'right') return true;
    this.#keep(null);
    this.progress = { is: 'wrong', why: checked.why, found: checked.found ?? null };
    return false;
  }

  /** The document that the signature is added to. */
  async #base(sha256: string, read: Revision): Promise<Revision | null> {
    for (let wait = FIRST; !this.#isGone; wait = Math.min(MOST, 2 * wait)) {
      const fetched = await fetchFile(this.desk, sha256, read);
      if (fetched.is === 'right') return fetched;
      if (fetched.is === 'refused') return this.#end({ ...fetched, args: {} }), null;
      if (fetched.is === 'differs') {
        this.#keep(null);
        this.progress = { is: 'wrong', why: 'base', found: null };
        return null;
      }
      this.#set('checking', wait > FIRST);
      await sleep(wait);
    }
    return null;
  }

  /** No answer is not a no: the same again, until there is one. */
  async #until<T>(ask: () => Promise<Reply<T>>, step: 'beginning' | 'sending'): Promise<Reply<T> | null> {
    let tries = 0;
    for (let wait = FIRST; !this.#isGone; wait = Math.min(MOST, 2 * wait)) {
      const answer = await ask();
      if (answer.is !== 'away') return answer;
      this.#set(step, ++tries >= SLOW);
      await sleep(wait);
    }
    return null;
  }

  #end(answer: Reply<unknown>): undefined {
    this.#keep(null);
    if (answer.is === 'ok') this.progress = { is: 'done', revision: (answer.value as { revision: string }).revision };
    else if (answer.is !== 'away') this.progress = answer;
    return undefined;
  }

  #set(is: 'beginning' | 'checking' | 'sending', isSlow = false): void {
    this.progress = { is, isSlow };
  }

  #kept(fence: number): Pressed | null {
    const kept = readPressed(this.desk.login, this.desk.agreement);
    return kept?.fence === fence ? kept : null;
  }

  #keep(pressed: Pressed | null): void {
    keepPressed(this.desk.login, this.desk.agreement, pressed);
  }
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
