// Screens without a server, for looking at them: /as/anybody?fixture=queued&names=long&lang=mn&theme=dark.
// Only `vite dev` reaches this file; a build leaves it out.
import { clock } from '../live/clock';
import type { Answer, Hearer, Live, Pending, Status } from '../live/store.svelte';
import type { Audience, Command, Me, Views } from '../live/wire.gen';
import { ownRow, workshop } from './workshop';

const MINUTE = 60_000;

type Scene = (live: FixtureLive) => void;

const enter = (live: FixtureLive, rest: Parameters<typeof ownRow>[2] = {}, at = 2) => {
  live.views!.floor.entries.f4 = ownRow(live.me!, clock.now(), rest);
  live.views!.floor.waiting.splice(at, 0, 'f4');
};
const speak = (live: FixtureLive, used: number, stage: 'SPEAKING' | 'PAUSED' = 'SPEAKING') => {
  const since = stage === 'SPEAKING' ? clock.now() : null;
  live.views!.floor.entries.f4 = ownRow(live.me!, clock.now(), { stage, used: used * 1000, since });
  live.views!.floor.stack = ['f4'];
};
const lose = (live: FixtureLive, status: Status) => {
  live.status = status;
  live.since = clock.now() - 8_000;
};
const phase = (live: FixtureLive, change: object) => Object.assign(live.views!.agenda.sessions[0]!, change);
const noFloor = (live: FixtureLive) => {
  Object.assign(live.views!.agenda, { active: null });
  Object.assign(live.views!.floor, { item: null, isOpen: false, waiting: [], stack: [], entries: {} });
};

export const SCENES: Record<string, Scene> = {
  listen: () => {},
  queued: (live) => enter(live),
  called: (live) => enter(live, { stage: 'CALLED', called: clock.now() }, 0),
  speaking: (live) => speak(live, 60),
  last: (live) => speak(live, 253),
  over: (live) => speak(live, 352),
  held: (live) => speak(live, 120, 'PAUSED'),
  otherover: (live) => (live.views!.floor.entries.f1!.used = 200_000),
  offline: (live) => (enter(live), lose(live, 'offline')),
  pending: (live) => {
    lose(live, 'offline');
    void live.ask({ type: 'floor.requestFloor', item: 'i3', person: null, kind: 'QUESTION', note: '' });
  },
  stale: (live) => lose(live, 'stale'),
  away: (live) => (lose(live, 'offline'), (live.views = null)),
  ended: (live) => (live.status = 'ended'),
  closedlist: (live) => (live.views!.floor.isOpen = false),
  closing: (live) => (live.views!.floor.closesAt = clock.now() + 4 * MINUTE),
  absent: (live) => (live.me!.channel = null),
  silence: (live) => Object.assign(live.views!.floor, { waiting: [], stack: [] }),
  suspended: (live) => {
    const since = clock.now() - 5 * MINUTE;
    Object.assign(live.views!.floor.entries.f1!, { stage: 'PAUSED', used: 139_000, since: null });
    phase(live, { phase: 'SUSPENDED', suspension: { since, reason: { en: 'Coffee in the foyer.', mn: 'Танхимын үүдэнд кофе.' }, until: since + 15 * MINUTE } });
  },
  planned: (live) => {
    phase(live, { phase: 'PLANNED', opened: null, plannedStart: clock.now() + 9 * MINUTE });
    noFloor(live);
    live.views!.agenda.current = null;
    for (const item of Object.values(live.views!.agenda.items)) Object.assign(item, { started: null, ended: null, at: item.at + 45 * MINUTE });
  },
  opened: noFloor,
  closed: (live) => {
    phase(live, { phase: 'CLOSED', closed: clock.now() - 3 * MINUTE });
    noFloor(live);
    live.views!.agenda.current = null;
  },
};

export class FixtureLive {
  views = $state<Views | null>(null);
  me = $state<Me | null>(null);
  mark = '512.9f86d081884c7d65';
  status = $state<Status>('live');
  since = $state(clock.now());
  connected = $state<number | null>(148);
  pending = $state.raw<readonly Pending[]>([]);
  lost = $state<number | null>(null);
  readonly login = 'anybody';
  readonly #hearers = new Set<Hearer>();

  constructor(
    readonly as: Audience,
    query: URLSearchParams,
  ) {
    const { views, me } = workshop(clock.now(), query.get('names') === 'long');
    this.views = views;
    this.me = me;
    const scene = query.get('fixture') ?? '';
    const show = SCENES[scene];
    if (!show) throw new Error(`No fixture ${scene}; there are ${Object.keys(SCENES).join(', ')}`);
    show(this);
    Object.assign(window, { live: this });
  }

  get isLive(): boolean {
    return this.status === 'live';
  }

  onAnswer(hearer: Hearer): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Kept while offline; refused otherwise, so that a refusal can be looked at. */
  ask(command: Command): Promise<Answer> {
    const ask: Pending = { ref: 1, command, at: Date.now(), sent: false };
    if (!this.isLive) {
      this.pending = [...this.pending, ask];
      return new Promise(() => {});
    }
    const answer: Answer = { is: 'refused', code: 'floor.list_closed', args: {} };
    this.#hearers.forEach((hear) => hear(ask, answer));
    return Promise.resolve(answer);
  }

  stop(): void {}
}

export function fixture(as: Audience): Live {
  return new FixtureLive(as, new URLSearchParams(location.search)) as unknown as Live;
}
