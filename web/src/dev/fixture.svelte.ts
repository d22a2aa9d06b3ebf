// Screens without a server, for looking at them: /as/anybody?fixture=queued&names=long&lang=mn&theme=dark.
// Only `vite dev` reaches this file; a build leaves it out.
import { clock } from '../live/clock';
import type { Answer, Hearer, Live, Pending, Status } from '../live/store.svelte';
import type { Audience, Command, Me, MeRequested, MeWish, Views } from '../live/wire.gen';
import { CEREMONY, agreement } from '../fixture/agreements';
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
const wish = (live: FixtureLive, rest: Partial<MeWish>) =>
  live.me!.wishes.push({ entry: 'f4', item: 'i3', kind: 'STATEMENT', stage: 'REQUESTED', asked: clock.now() - 4 * MINUTE, whisper: null, ...rest });
const turn = (live: FixtureLive, rest: Partial<MeRequested>) =>
  live.me!.requests.push({ request: null, kind: 'POINT_OF_ORDER', at: clock.now() - MINUTE, fate: 'PENDING', reason: null, ...rest });
/** f4 is one's own speech, f5 comes into it; or the other way round. */
const interrupt = (live: FixtureLive, stack: ['f4', 'f5'] | ['f5', 'f4']) => {
  speak(live, 80, stack[1] === 'f4' ? 'SPEAKING' : 'PAUSED');
  const { entries } = live.views!.floor;
  Object.assign(entries.f5!, stack[1] === 'f5' ? { stage: 'SPEAKING', since: clock.now() - 9_000 } : { stage: 'PAUSED', used: 90_000 });
  Object.assign(entries[stack[1]]!, { kind: 'POINT_OF_ORDER', planned: 120 });
  Object.assign(live.views!.floor, { stack, waiting: ['f2', 'f3', 'f6'] });
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

/** An agreement that others sign; or, `own`, also oneself. */
const signing = (live: FixtureLive, state: string, own: boolean) => {
  const { agenda, floor } = live.views!;
  agenda.active = 'i6';
  agenda.items.i6!.started = clock.now() - 6 * MINUTE;
  Object.assign(floor, { item: 'i6', stack: [], waiting: [], isOpen: false });
  const [one, two] = [floor.entries.f1!.plate, own ? live.me!.plate! : floor.entries.f5!.plate];
  const row = agreement(own ? two : one, own ? one : two, clock.now());
  CEREMONY[state]!(row, clock.now());
  live.views!.agreement = { agreements: [row] };
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
  ready: (live) => enter(live, { stage: 'CALLED', called: clock.now(), isReady: true }, 0),
  calledagain: (live) => enter(live, { stage: 'CALLED', called: clock.now(), why: { code: 'NOT_READY', at: clock.now() - MINUTE } }, 1),
  requested: (live) => wish(live, {}),
  passed: (live) => wish(live, { stage: 'PASSED' }),
  kept: (live) => wish(live, { item: 'i4', stage: 'QUEUED', kind: 'QUESTION' }),
  declined: (live) => wish(live, { stage: 'REMOVED', whisper: 'The item was settled this morning.' }),
  order: (live) => (enter(live), turn(live, { request: 'r1' }), turn(live, { request: 'r2', kind: 'TECHNICAL' })),
  granted: (live) => turn(live, { kind: 'TECHNICAL', fate: 'GRANTED' }),
  orderdeclined: (live) => turn(live, { fate: 'DECLINED', reason: 'The list was closed in due form.' }),
  whisper: (live) => (speak(live, 253), wish(live, { stage: 'SPEAKING', whisper: '' })),
  interrupted: (live) => interrupt(live, ['f4', 'f5']),
  interrupting: (live) => interrupt(live, ['f5', 'f4']),
  lead: (live) => {
    live.me!.audiences.push('LEAD');
    live.views!.chair.lead = { plate: live.me!.plate!, item: 'i3', until: clock.now() + 30 * MINUTE };
  },
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
  ...Object.fromEntries(Object.keys(CEREMONY).map((name) => [`sign-${name}`, (live: FixtureLive) => signing(live, name, false)])),
  ...Object.fromEntries(Object.keys(CEREMONY).map((name) => [`own-${name}`, (live: FixtureLive) => signing(live, name, true)])),
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
  workshop = 'launch';
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
