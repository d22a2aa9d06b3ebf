import { expect, test } from 'vitest';
import { chairPerson, discussion, people, row } from '../../fixture/views';
import type { Views } from '../../live/wire.gen';
import { nextStep } from './nextStep';
import { situationOf } from '../desk/situation';

type Change = (views: Views) => void;
type Raw = Record<string, any>;

/** The fixture is in the middle of a discussion; each row changes it into its own moment. */
function given(...changes: Change[]): Views {
  const views = discussion();
  for (const change of changes) change(views);
  return views;
}

const raw = (views: Views): Raw => views as unknown as Raw;
const nobodySpeaks: Change = (v) => void (raw(v).floor.stack = []);
const nobodyWaits: Change = (v) => void (raw(v).floor.waiting = []);
const closedList: Change = (v) => void (raw(v).floor.isOpen = false);
const nobodyCalled: Change = (v) => {
  for (const id of v.floor.waiting) raw(v).floor.entries[id].stage = 'QUEUED';
};
const paused: Change = (v) => void Object.assign(raw(v).floor.entries.f1, { stage: 'PAUSED', since: null, used: 9_000 });
const interrupted: Change = (v) => {
  paused(v);
  raw(v).floor.entries.f9 = row(people.minister, { kind: 'POINT_OF_ORDER', stage: 'SPEAKING', since: 1 });
  raw(v).floor.stack = ['f1', 'f9'];
};
const noItem: Change = (v) => {
  raw(v).agenda.active = null;
  raw(v).floor.item = null;
  for (const id of v.agenda.order) Object.assign(raw(v).agenda.items[id], { started: null, ended: null });
};
const lastItem: Change = (v) => {
  for (const id of v.agenda.order) raw(v).agenda.items[id].started = 1;
  raw(v).agenda.active = 'i6';
};
const phase =
  (name: string): Change =>
  (v) => {
    raw(v).agenda.sessions[0].phase = name;
    if (name === 'PLANNED' || name === 'CLOSED') raw(v).agenda.current = null;
  };
const chair =
  (holder: string | null, lapsed: string | null = null): Change =>
  (v) => void Object.assign(raw(v).chair, { holder, lapsed });

const untouched: Change = (v) => void (raw(v).floor.record = 0);
const led =
  (person: string): Change =>
  (v) => void (raw(v).chair.lead = { plate: { ...people.dean, person }, item: v.agenda.active, until: null });
const asked: Change = (v) =>
  void (raw(v).requests = { pending: [{ id: 'r1', plate: people.dean, channel: 'HALL', kind: 'POINT_OF_ORDER', text: null, at: 1 }] });

test.each([
  ['the seat is empty', given(chair(null), phase('PLANNED')), people.minister, 'takeChair', 'takeChair'],
  ['my tenure lapsed', given(chair(null, 'p1')), people.minister, 'takeChair', 'resumeChair'],
  ["another's tenure lapsed", given(chair(null, 'p2')), people.minister, 'takeChair', 'takeLapsed'],
  ['another holds it', given(chair('p2')), people.minister, null, 'held'],
  ['I am not of the seat, and it is empty', given(chair(null)), people.rector, null, 'empty'],
  ['before the session', given(phase('PLANNED')), people.minister, 'openSession', 'openSession'],
  ['all sessions closed', given(phase('CLOSED')), people.minister, null, 'allClosed'],
  ['suspended', given(phase('SUSPENDED')), people.minister, 'resumeSession', 'resumeSession'],
  ['just opened', given(noItem, nobodySpeaks, nobodyWaits), people.minister, 'nextItem', 'firstItem'],
  ['somebody waits', given(nobodySpeaks, nobodyCalled), people.minister, 'callNext', 'call'],
  ['the first was called', given(nobodySpeaks), people.minister, 'giveNext', 'give'],
  ['speaking, the next was called', given(), people.minister, 'giveNext', 'endAndGive'],
  ['speaking, the next was not', given(nobodyCalled), people.minister, 'callNext', 'callMeanwhile'],
  ['speaking, nobody waits', given(nobodyWaits), people.minister, 'end', 'end'],
  ['paused', given(paused), people.minister, 'pause', 'resume'],
  ['a point of order', given(interrupted), people.minister, 'end', 'endAndResume'],
  ['nobody waits, list open', given(nobodySpeaks, nobodyWaits), people.minister, 'nextItem', 'nextItemOpenList'],
  ['nobody waits, list closed', given(nobodySpeaks, nobodyWaits, closedList), people.minister, 'nextItem', 'nextItem'],
  ['the programme names a lead', given(nobodySpeaks, nobodyWaits, untouched), people.minister, 'grantLead', 'grantLead'],
  ['a lead leads', given(led('p2')), people.minister, 'giveNext', 'endAndGive'],
  ['a point of order is asked for', given(asked), people.minister, 'grantFirst', 'hear'],
  ['after the last item', given(nobodySpeaks, nobodyWaits, lastItem), people.minister, 'closeSession', 'closeSession'],
])('%s', (_, views, who, act, sentence) => {
  const step = nextStep(situationOf(views, chairPerson(who)));
  expect([step.act?.id ?? null, step.what.key]).toEqual([act, `chair.next.${sentence}`]);
});

test('what is proposed is never known to be refused', () => {
  for (const views of [given(), given(nobodySpeaks), given(paused), given(interrupted), given(noItem, nobodySpeaks, nobodyWaits)]) {
    const s = situationOf(views, chairPerson());
    expect(nextStep(s).act?.whyNot(s)).toBeNull();
  }
});

test('acts carry what the screen shows', () => {
  const s = situationOf(given(), chairPerson());
  expect(nextStep(s).act?.command?.(s)).toEqual({ type: 'floor.giveFloor', entry: 'f2', current: 'f1', tenure: 3 });
});
