// Fields on their way: where they are held or were just put, before the server's view says the same.
import { isSame, type Place } from './place';

/** A row of key presses is one move. */
const REST = 600;
/** For so long the place where it was put is believed, before a view says so: an answer can be ahead of its view. */
const BELIEVED = 3_000;
const ANSWERED = 500;

interface Draft {
  readonly place: Place;
  /** Where it was known to be. */
  readonly from: Place;
  readonly isPut: boolean;
}

export class Placing {
  // No SvelteMap: that would put 200 bytes into what every phone loads first.
  private drafts = $state.raw<Readonly<Record<string, Draft>>>({});
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly put: (id: string, place: Place) => unknown) {}

  /** Where it is shown. Once somebody else has moved it, what was put here counts no longer. */
  of(id: string, known: Place): Place {
    const draft = this.drafts[id];
    return draft && isSame(draft.from, known) ? draft.place : known;
  }

  /** It moves, and has not come to rest. */
  hold(id: string, place: Place, known: Place): void {
    clearTimeout(this.timers.get(id));
    this.drafts = { ...this.drafts, [id]: { place, from: known, isPut: false } };
  }

  /** The same by keys: it rests when no further key comes. */
  step(id: string, place: Place, known: Place, onrest: () => void): void {
    this.hold(id, place, known);
    this.after(REST, id, () => {
      this.rest(id);
      onrest();
    });
  }

  rest(id: string): void {
    const draft = this.drafts[id];
    if (!draft || draft.isPut) return;
    clearTimeout(this.timers.get(id));
    if (isSame(draft.place, draft.from)) return this.drop(id);
    const put = { ...draft, isPut: true };
    this.drafts = { ...this.drafts, [id]: put };
    const forget = () => {
      if (this.drafts[id] === put) this.forget(id);
    };
    const answer = this.put(id, draft.place);
    if (answer instanceof Promise) {
      const soon = () => void setTimeout(forget, ANSWERED);
      void answer.then(soon, soon);
    } else this.after(BELIEVED, id, forget);
  }

  drop(id: string): void {
    clearTimeout(this.timers.get(id));
    this.forget(id);
  }

  /** The page is left: what was moved by keys a moment ago still counts. */
  end(): void {
    for (const id of Object.keys(this.drafts)) this.rest(id);
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private forget(id: string): void {
    const { [id]: _, ...others } = this.drafts;
    this.drafts = others;
  }

  private after(delay: number, id: string, then: () => void): void {
    this.timers.set(id, setTimeout(then, delay));
  }
}
