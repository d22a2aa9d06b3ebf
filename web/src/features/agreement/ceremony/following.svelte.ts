// What one screen makes of the agreements: it checks each revision itself, says each step once, and knows which
// signatures it may show as given.
import { untrack } from 'svelte';
import { t } from '../../../i18n';
import type { Live } from '../../../live/store.svelte';
import type { PersonId, Views } from '../../../live/wire.gen';
import { announce, notify } from '../../../ui/notices.svelte';
import { howFar, isRunning, runningOf, type How, type Row, type Signing } from './agreements';
import { look, saidOf, type Look } from './said';
import { SPREAD, Witness, type Verdict } from './witness';

/** What there is to follow: also that the words of the ceremony are there. */
export interface Followed {
  readonly live: Pick<Live, 'login' | 'as'>;
  readonly views: Views;
  readonly me: PersonId | null;
  readonly isWorded: boolean;
}

/** How a signatory is shown: how far the preparation of each is concerns who runs the ceremony, not everybody. */
export type State = Exclude<How, 'invited' | 'identified' | 'read'> | 'waiting' | 'late' | 'differs';

export class Following {
  #verdicts = $state.raw<Readonly<Record<string, Verdict>>>({});
  #counted = $state.raw<readonly string[]>([]);
  /** The agreement that ran last: its last signature comes when it runs no more. */
  #last: string | null = null;
  readonly #witness: Witness;

  constructor(private readonly of: () => Followed) {
    const { as } = of().live;
    this.#witness = new Witness(
      {
        verdict: (revision, verdict) => {
          this.#verdicts = { ...this.#verdicts, [revision]: verdict };
          if (verdict === 'differs') notify({ text: t('ceremony.check.differs'), tone: 'stop' });
        },
        counted: (revision) => (this.#counted = [...this.#counted, revision]),
      },
      undefined,
      as === 'DISPLAY' || as === 'CHAIR' ? 0 : SPREAD,
    );
    const wanted = $derived.by(() => {
      const { views } = of();
      const row = runningOf(views) ?? views.agreement.agreements.find(({ id }) => id === this.#last) ?? null;
      return row && this.#byItself(row) && row.frozen && row.head ? `${row.id} ${row.frozen} ${row.head}` : null;
    });
    $effect(() => {
      if (wanted === null) return;
      const [agreement, frozen, head] = wanted.split(' ') as [string, string, string];
      this.#last = agreement;
      // What it finds must not begin it again.
      untrack(() => void this.#witness.check({ login: of().live.login, agreement, frozen, head }));
    });
    $effect(() => () => this.#witness.stop());
    this.#say();
  }

  /** What this screen found of a revision; null: it has not looked. */
  verdictOf(revision: string | null): Verdict | null {
    return revision === null ? null : (this.#verdicts[revision] ?? null);
  }

  /** The document as this screen checked it last. */
  bytesOf(row: Row): Uint8Array<ArrayBuffer> | null {
    // What the witness holds changes with what it says.
    return Object.keys(this.#verdicts).length ? this.#witness.held(row.id) : null;
  }

  isCounted(revision: string | null): boolean {
    return revision !== null && this.#counted.includes(revision);
  }

  /** A signature is shown as given once this screen has checked it; where it does not check, at once. */
  isShown(row: Row, { signed }: Signing): boolean {
    if (!signed || !this.#checks(row)) return signed !== null;
    const verdicts = [signed.revision, row.head].map((each) => this.verdictOf(each));
    // Where it cannot be checked here the server's word stands, and is called that.
    return verdicts.includes('checked') || verdicts[1] === 'unable';
  }

  stateOf(row: Row, signing: Signing): State {
    const how = howFar(row, signing);
    if (how === 'invited' || how === 'identified' || how === 'read') return 'waiting';
    if (how !== 'signed' || this.isShown(row, signing)) return how;
    return this.verdictOf(row.head) === 'differs' ? 'differs' : 'late';
  }

  /** Whether somebody could let this screen check it: it has not, and may. */
  mayCheck(row: Row): boolean {
    const verdict = this.verdictOf(row.head);
    return this.#hasLogin && row.terms.shown === 'DOCUMENT' && row.head !== null && (verdict === null || verdict === 'late');
  }

  check({ id, frozen, head }: Row): void {
    if (frozen && head) void this.#witness.check({ login: this.of().live.login, agreement: id, frozen, head });
  }

  get #hasLogin(): boolean {
    return this.of().live.as !== 'OBSERVER';
  }

  #byItself(row: Row): boolean {
    return this.#hasLogin && row.terms.shown === 'DOCUMENT' && !savesData();
  }

  #checks(row: Row): boolean {
    return this.#byItself(row) && (isRunning(row) || row.id === this.#last);
  }

  #say(): void {
    let before: Look | null = null;
    $effect(() => {
      const { views, me, isWorded } = this.of();
      if (!isWorded) return;
      const now = look(views, (row, signing) => this.isShown(row, signing));
      const words = before && saidOf(before, now, views, me);
      before = now;
      if (words) announce(words);
    });
  }
}

/** Somebody pays for every byte: nothing is fetched that was not asked for. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
