import { expect, test } from 'vitest';
import { CEREMONY, agreement } from '../../fixture/agreements';
import { pollRow } from '../../fixture/polls';
import { NOW, chairPerson, discussion, people, row } from '../../fixture/views';
import type { PollViewRow, Rules, Views } from '../../live/wire.gen';
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

const untouched: Change = (v) => void (raw(v).floor.record = v.floor.waiting.length);
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
  ['and people have written themselves down already', given(nobodySpeaks, nobodyCalled, untouched), people.minister, 'grantLead', 'grantLead'],
  ['but the chair has called somebody', given(nobodySpeaks, untouched), people.minister, 'giveNext', 'give'],
  ['a lead leads', given(led('p2')), people.minister, 'giveNext', 'endAndGive'],
  ['a point of order is asked for', given(asked), people.minister, 'grantFirst', 'hear'],
  ['a second point of order, while one is heard', given(interrupted, asked), people.minister, 'end', 'endAndResume'],
  ['after the last item', given(nobodySpeaks, nobodyWaits, lastItem), people.minister, 'closeSession', 'closeSession'],
])('%s', (_, views, who, act, sentence) => {
  const step = nextStep(situationOf(views, chairPerson(who)));
  expect([step.act?.id ?? null, step.what.key]).toEqual([act, `chair.next.${sentence}`]);
});

const poll =
  (more: Partial<PollViewRow> = {}, rules: Partial<Rules> = {}): Change =>
  (v) => void (raw(v).poll = { order: ['v1'], polls: { v1: pollRow(more, rules) }, hidden: 0 });
const sign =
  (...states: string[]): Change =>
  (v) => {
    const pact = agreement(people.rector, people.president, NOW);
    states.forEach((state) => CEREMONY[state]!(pact, NOW));
    raw(v).agreement = { agreements: [pact] };
  };
const noSight: Change = (v) => void (raw(v).agreement.agreements[0].terms.sight = false);

test.each([
  ['it is frozen, on its item', given(nobodySpeaks, nobodyWaits, lastItem, sign('frozen')), 'sign-open-', 'open'],
  ['not all are ready', given(nobodySpeaks, nobodyWaits, lastItem, sign('unready')), 'sign-open-', 'open_unready'],
  ['it is open, whoever speaks', given(sign('open')), 'sign-call-p3', 'call'],
  ['nobody has read it yet', given(sign('unready', 'open')), null, 'unready'],
  ['called, not known by sight yet', given(sign('called')), 'sign-attest-p3', 'attest'],
  ['called, where sight is not asked for', given(sign('called'), noSight), null, 'turn'],
  ['is signing', given(sign('signing')), null, 'signing'],
  ['paused', given(sign('paused')), 'sign-resume', 'resume'],
])('an agreement: %s', (_, views, act, sentence) => {
  const step = nextStep(situationOf(views, chairPerson()));
  expect([step.act?.id ?? null, step.what.key]).toEqual([act, `ceremony.next.${sentence}`]);
});

test.each([
  ['it is frozen, and another item is on', given(sign('frozen')), 'giveNext'],
  ['all have signed: what the session does next', given(nobodySpeaks, nobodyWaits, lastItem, sign('sealed')), 'closeSession'],
  ['a formal vote runs beside it', given(poll(), sign('open')), 'poll-close'],
])('an agreement: %s', (_, views, act) => {
  expect(nextStep(situationOf(views, chairPerson())).act?.id).toBe(act);
});

const prepared: Change = (v) => {
  poll({ stage: 'READY', opened: null, cast: 0 })(v);
  raw(v).poll.polls.v1.form.item = v.agenda.active;
};
const hands = (entered: number, isDiffering = false) => ({ hands: { entered, isDiffering, recounts: 0, limit: 5, agreed: null } });
const roll = (called: number, all: number, absent = 0) => ({ roll: { called, all, absent, seat: null, now: null, last: null, seats: [] } });
const tied: Partial<PollViewRow> = { verdict: { outcome: 'TIED', chosen: [0, 1] } };
const byMe = { by: people.minister, at: 1, hasQuorum: true, confirmedBy: null };

test.each([
  ['one is prepared for the item', given(nobodySpeaks, nobodyWaits, prepared), 'poll-open', 'open'],
  ['a vote goes before who speaks', given(poll()), 'poll-close', 'close'],
  ['a show of opinion does not', given(poll({}, { isFormal: false })), 'giveNext', null],
  ['all have voted', given(poll({ cast: 10 })), 'poll-close', 'all'],
  ['suspended', given(poll({ stage: 'SUSPENDED' })), 'poll-resume', 'resume'],
  ['closing', given(poll({ stage: 'CLOSING' })), null, 'closing'],
  ['closed', given(poll({ stage: 'CLOSED' })), 'poll-show', 'show'],
  ['closed, secret, not counted', given(poll({ stage: 'CLOSED' }, { secrecy: 'SECRET' })), null, 'counting'],
  ['secret: nobody knows how many have voted', given(poll({ cast: 10 }, { secrecy: 'SECRET' })), 'poll-close', 'closeSecret'],
  ['objected, and shown', given(poll({ stage: 'SHOWN', objection: { plate: null, text: null, at: 1 } }, { mode: 'NO_OBJECTION' })), 'poll-toVote', 'toVote'],
  ['closed, tied', given(poll({ stage: 'CLOSED', ...tied }, { tie: 'CHAIR_DECIDES' })), 'poll-breakTie', 'tied'],
  ['shown', given(poll({ stage: 'SHOWN' })), 'poll-certify', 'certify'],
  ['silence runs', given(poll({}, { mode: 'NO_OBJECTION' })), null, 'silence'],
  ['one teller has counted', given(poll(hands(1), { mode: 'HANDS' })), null, 'hands'],
  ['the tellers differ', given(poll(hands(2, true), { mode: 'HANDS' })), 'poll-recount', 'differing'],
  ['no roll yet', given(poll(roll(0, 0), { mode: 'ROLL_CALL' })), 'poll-roll', 'startRoll'],
  ['the roll runs', given(poll(roll(2, 9), { mode: 'ROLL_CALL' })), null, 'roll'],
  ['all were called, one absent', given(poll(roll(9, 9, 1), { mode: 'ROLL_CALL' })), 'poll-close', 'rollAbsent'],
])('a poll: %s', (_, views, act, sentence) => {
  const s = situationOf(views, chairPerson());
  const step = nextStep(s);
  expect(step.act?.id ?? null).toBe(act);
  if (sentence) expect(step.what.key).toBe(`pollrun.next.${sentence}`);
  if (step.act) expect(step.act.whyNot(s)).toBeNull();
});

test('a result is confirmed by another of the seat than who certified it', () => {
  const views = given(poll({ stage: 'SHOWN', certification: byMe }));
  expect(nextStep(situationOf(views, chairPerson(people.secretary))).act?.id).toBe('poll-confirm');
  expect(nextStep(situationOf(views, chairPerson())).act?.id).not.toBe('poll-confirm');
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
