import { expect, test } from 'vitest';
import type { PeopleViewPersonRow, Views } from '../../live/wire.gen';
import { checklist, isOver, nextSession, nextStep } from './checklist';

const row = (person: string, linked: boolean) => ({ plate: { person }, linked }) as PeopleViewPersonRow;
const session = (id: string, phase: string, plannedStart: number) => ({ id, phase, plannedStart });
const workshop = (more: object = {}): Views =>
  ({
    about: { title: { en: 'Launch' } },
    agenda: { sessions: [session('s', 'PLANNED', 1)], items: { i: { session: 's' } }, order: ['i'], current: null },
    chair: { seat: [{ person: 'chair' }] },
    people: { count: 3 },
    agreement: { agreements: [] },
    ...more,
  }) as unknown as Views;
const all = [row('organiser', true), row('chair', true), row('rector', true)];

test.each([
  ['all is there', {}, all, null],
  ['nobody named it', { about: { title: { en: 'New workshop' } } }, all, 'named'],
  ['no session', { agenda: { sessions: [], items: {}, order: [], current: null } }, all, 'session'],
  ['only a closed session', { agenda: { sessions: [session('s', 'CLOSED', 1)], items: {}, order: [], current: null } }, all, 'session'],
  ['no item in it', { agenda: { sessions: [session('s', 'PLANNED', 1)], items: { i: { session: 't' } }, order: ['i'], current: null } }, all, 'items'],
  ['only the organiser', { people: { count: 1 } }, all, 'people'],
  ['nobody may chair', { chair: { seat: [] } }, all, 'seat'],
  ['the chair cannot enter', {}, [row('organiser', true), row('chair', false)], 'chair_link'],
  ['others cannot enter: that holds up nobody', {}, [row('chair', true), row('rector', false)], null],
])('%s', (_, more, everybody, step) => {
  expect(nextStep(checklist(workshop(more), everybody))?.step ?? null).toBe(step);
});

test('the session that runs comes before the one that is planned first', () => {
  const agenda = { sessions: [session('b', 'PLANNED', 2), session('a', 'PLANNED', 1)], items: {}, order: [], current: null };
  expect(nextSession(workshop({ agenda }))).toBe('a');
  expect(nextSession(workshop({ agenda: { ...agenda, current: 'b' } }))).toBe('b');
});

test('people without a link are counted', () => {
  const links = checklist(workshop(), [row('chair', true), row('rector', false), row('dean', false)]).at(-1)!;
  expect([links.isDone, links.count]).toEqual([false, 2]);
});

test.each([
  ['none is prepared', [], undefined],
  ['one is not frozen', ['SEALED', 'DRAFT'], [false, 1]],
  ['all are frozen', ['FROZEN', 'CANCELLED'], [true, 0]],
])('agreements: %s', (_, stages, expected) => {
  const agreement = { agreements: stages.map((stage) => ({ stage })) };
  const all = checklist(workshop({ agreement }), [row('chair', true)]);
  const found = all.find((each) => each.step === 'agreements');
  expect(found && [found.isDone, found.count]).toEqual(expected);
  expect(nextStep(all)).toBeNull();
});

test('it is over when every session is closed, and there was one', () => {
  const of = (...phases: string[]) => isOver(workshop({ agenda: { sessions: phases.map((phase, i) => session(`s${i}`, phase, i)) } }));
  expect([of(), of('PLANNED', 'CLOSED'), of('LIVE'), of('CLOSED', 'CLOSED')]).toEqual([false, false, false, true]);
});
