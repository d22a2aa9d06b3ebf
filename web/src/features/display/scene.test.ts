import { expect, test } from 'vitest';
import { CEREMONY, agreement } from '../../fixture/agreements';
import { pollRow } from '../../fixture/polls';
import { NOW, discussion, people } from '../../fixture/views';
import { pictureOf, pollOf } from './scene';

type Raw = Record<string, any>;
const speaking = () => {};
const silent = (v: Raw) => void (v.floor.stack = []);
const noItem = (v: Raw) => (silent(v), void (v.agenda.active = null));
const phase = (name: string) => (v: Raw) => {
  v.agenda.sessions[0].phase = name;
  if (name === 'PLANNED' || name === 'CLOSED') v.agenda.current = null;
};
const pin = (scene: string) => (v: Raw) => void (v.display.pinned = scene);
const polls = (...rows: ReturnType<typeof pollRow>[]) => (v: Raw) => void (v.poll = { order: rows.map((_, i) => `v${i}`), polls: Object.fromEntries(rows.map((row, i) => [`v${i}`, row])), hidden: 0 });
const LATER = 9e12;
const sign = (...states: string[]) => (v: Raw) => {
  const row = agreement(people.rector, people.president, NOW);
  states.forEach((state) => CEREMONY[state]!(row, NOW));
  v.agreement = { agreements: [row] };
};
const on = (item: string) => (v: Raw) => void (v.agenda.active = item);
/** Who has spoken began a while ago, before the signing. */
const earlier = (v: Raw) => void (v.floor.entries.f1.since = NOW - 900_000);
const second = (v: Raw) => void v.agenda.sessions.push({ ...v.agenda.sessions[0], id: 's2', phase: 'PLANNED' });

test.each([
  ['somebody speaks', [speaking], 'SPEAKER'],
  ['nobody speaks', [silent], 'ITEM'],
  ['just opened', [noItem], 'WELCOME'],
  ['suspended', [phase('SUSPENDED')], 'SUSPENDED'],
  ['before', [noItem, phase('PLANNED')], 'WELCOME'],
  ['after', [noItem, phase('CLOSED')], 'CLOSED'],
  ['between two sessions', [noItem, phase('CLOSED'), second], 'WELCOME'],
  ['the item is pinned', [pin('ITEM')], 'ITEM'],
  ['a speaker is pinned, nobody speaks', [silent, pin('SPEAKER')], 'ITEM'],
  ['the break is pinned, there is none', [pin('SUSPENDED')], 'SPEAKER'],
  ['welcome is pinned', [pin('WELCOME')], 'WELCOME'],
  ['a vote runs', [polls(pollRow())], 'POLL'],
  ['a result was shown since who speaks began', [polls(pollRow({ stage: 'SHOWN', shown: LATER }))], 'POLL'],
  ['a result was shown before who speaks began', [polls(pollRow({ stage: 'SHOWN', shown: 1 }))], 'SPEAKER'],
  ['a vote is void', [polls(pollRow({ stage: 'VOID' }))], 'SPEAKER'],
  ['the last result is pinned', [polls(pollRow({ stage: 'CERTIFIED', shown: 1 })), pin('POLL')], 'POLL'],
  ['the vote is pinned, there is none', [polls(pollRow({ stage: 'READY', opened: null })), pin('POLL')], 'SPEAKER'],
  ['a vote in a break', [phase('SUSPENDED'), polls(pollRow({ stage: 'SUSPENDED' }))], 'SUSPENDED'],
  ['a vote that stays open over a break', [phase('SUSPENDED'), polls(pollRow({ stage: 'OPEN' }))], 'POLL'],
  ['a vote that was declared void', [polls(pollRow({ stage: 'VOID', opened: Date.parse('2099-01-01') }))], 'POLL'],
  ['an agreement is frozen', [sign('frozen')], 'SPEAKER'],
  ['a ceremony goes before who speaks', [sign('open')], 'AGREEMENT'],
  ['and before a vote', [sign('called'), polls(pollRow())], 'AGREEMENT'],
  ['it is paused, and the turn runs on', [sign('called'), sign('one'), phase('SUSPENDED')], 'AGREEMENT'],
  ['it is paused, somebody speaks', [sign('paused')], 'SPEAKER'],
  ['it is paused, nobody speaks', [sign('paused'), silent], 'AGREEMENT'],
  ['it is paused in a break', [sign('paused'), phase('SUSPENDED')], 'SUSPENDED'],
  ['all have signed', [sign('completed'), earlier], 'AGREEMENT'],
  ['the sealed one stays until somebody speaks', [sign('sealed'), earlier], 'AGREEMENT'],
  ['somebody speaks after it', [sign('sealed'), (v: Raw) => void (v.floor.entries.f1.since = NOW + 1)], 'SPEAKER'],
  ['a result after it', [sign('sealed'), earlier, polls(pollRow({ stage: 'SHOWN', shown: LATER }))], 'POLL'],
  ['declined', [sign('declined'), earlier], 'AGREEMENT'],
  ['signed on paper', [sign('paper'), silent, on('i6')], 'AGREEMENT'],
  ['the last agreement is pinned', [sign('sealed'), pin('AGREEMENT')], 'AGREEMENT'],
  ['an agreement is pinned, none is signed yet', [sign('frozen'), pin('AGREEMENT')], 'SPEAKER'],
])('%s', (_, changes, expected) => {
  const views = discussion();
  for (const change of changes) change(views as unknown as Raw);
  expect(pictureOf(views)).toBe(expected);
});

test.each([
  ['its own before the one for all', 'ITEM', [pin('WELCOME')], 'ITEM'],
  ['what the others show, when there is nothing of its own to show', 'SUSPENDED', [pin('WELCOME')], 'WELCOME'],
  ['the lectern, also when nobody speaks', 'LECTERN', [silent], 'LECTERN'],
  ['the lectern, also after the close', 'LECTERN', [noItem, phase('CLOSED')], 'LECTERN'],
  ['no closing words before the close', 'CLOSED', [speaking], 'SPEAKER'],
] as const)('a display with a scene of its own shows %s', (_, own, changes, expected) => {
  const views = discussion();
  for (const change of changes) change(views as unknown as Raw);
  expect(pictureOf(views, own)).toBe(expected);
});

test('a formal vote goes before an opinion, and what runs before every result', () => {
  const views = discussion();
  polls(pollRow({ stage: 'SHOWN', shown: LATER }), pollRow(), pollRow({}, { isFormal: false }))(views as unknown as Raw);
  expect(pollOf(views)?.id).toBe('v1');
});
