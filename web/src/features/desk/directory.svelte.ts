// Everybody, in order of protocol: from the view, or page by page where they are too many for one.
import type { PeopleView, PeopleViewPersonRow, Views } from '../../live/wire.gen';

const PAGE = 200;
const FRESH = 15_000;

export class Directory {
  #fetched = $state.raw<readonly PeopleViewPersonRow[]>([]);
  #delegations = $state.raw<PeopleView['delegations']>({});
  #at = -Infinity;
  #isStale = false;
  state = $state<'ready' | 'loading' | 'unreached'>('ready');

  readonly rows: readonly PeopleViewPersonRow[] = $derived.by(() => {
    const people = this.views().people;
    if (!people) return [];
    return this.isWhole ? people.order.flatMap((id) => people.people[id] ?? []) : this.#fetched;
  });

  constructor(
    private readonly login: () => string,
    private readonly views: () => Views,
  ) {}

  readonly delegations: PeopleView['delegations'] = $derived.by(() =>
    this.isWhole ? (this.views().people?.delegations ?? {}) : this.#delegations,
  );

  get count(): number {
    return this.views().people?.count ?? 0;
  }

  /** Whether the view holds all of them. */
  get isWhole(): boolean {
    return this.count <= PAGE;
  }

  /** Called when somebody begins to look; does nothing while what is here is whole or fresh. */
  async refresh(): Promise<void> {
    if (performance.now() - this.#at >= FRESH) await this.read();
  }

  /** Reads again what is not whole; what changes while it reads is read once more. */
  async read(): Promise<void> {
    if (this.isWhole) return;
    if (this.state === 'loading') return void (this.#isStale = true);
    this.state = 'loading';
    try {
      this.#fetched = await this.#all();
      this.#at = performance.now();
      this.state = 'ready';
    } catch {
      this.state = 'unreached';
    }
    if (!this.#isStale) return;
    this.#isStale = false;
    await this.read();
  }

  async #all(): Promise<PeopleViewPersonRow[]> {
    // Who is added meanwhile moves the others on: nobody is read twice, and the next reading brings who was missed.
    const rows = new Map<string, PeopleViewPersonRow>();
    for (let from = 0; ; ) {
      const answer = await fetch(`/api/logins/${encodeURIComponent(this.login())}/people?from=${from}&size=${PAGE}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = (await answer.json()) as { count: number; rows: PeopleViewPersonRow[]; delegations: PeopleView['delegations'] };
      if (from === 0) this.#delegations = page.delegations;
      for (const row of page.rows) rows.set(row.plate.person, row);
      from += page.rows.length;
      if (!page.rows.length || from >= page.count) return [...rows.values()];
    }
  }
}
