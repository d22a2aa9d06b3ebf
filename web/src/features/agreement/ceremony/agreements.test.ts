import { expect, test } from 'vitest';
import { CEREMONY, FIRST, FROZEN, LAST, agreement } from '../../../fixture/agreements';
import { NOW, people } from '../../../fixture/views';
import type { AgreementViewRow } from '../../../live/wire.gen';
import { endedAt, howFar, mayRead, nextToCall, overOf, plateOf, printOf, runningOf, secondsLeft, unready } from './agreements';

function given(...states: string[]): AgreementViewRow {
  const row = agreement(people.rector, people.president, NOW);
  states.forEach((state) => CEREMONY[state]!(row, NOW));
  return row;
}
const seen = (...agreements: AgreementViewRow[]) => ({ agreement: { agreements } });
const hows = (row: AgreementViewRow) => row.signatories.map((each) => howFar(row, each));

test.each([
  ['unready', ['read', 'invited']],
  ['open', ['ready', 'ready']],
  ['called', ['called', 'ready']],
  ['signing', ['signing', 'ready']],
  ['one', ['signed', 'signing']],
  ['paused', ['signed', 'ready']],
  ['declined', ['signed', 'declined']],
  ['paper', ['signed', 'paper']],
])('%s: how far each of them is', (state, expected) => {
  expect(hows(given(state))).toEqual(expected);
});

test.each([
  ['frozen', 'document', FROZEN],
  ['one', 'partly', FIRST],
  ['completed', 'signed', LAST],
  ['sealed', 'signed', LAST],
  ['declined', 'partly', FIRST],
  ['paper', 'partly', FIRST],
  ['cancelled', 'document', FROZEN],
])('%s: what all compare is the fingerprint of the %s', (state, of, sha256) => {
  expect(printOf(given(state))).toEqual({ of, sha256 });
});

test('who is called next is the first of those that wait and are ready', () => {
  expect(nextToCall(given('open'))?.who.person).toBe(people.rector.person);
  expect(nextToCall(given('paused'))?.who.person).toBe(people.president.person);
  expect(nextToCall(given('unready'))).toBeNull();
  expect(unready(given('unready')).map(({ who }) => who.person)).toEqual([people.rector.person, people.president.person]);
});

test('people are named by their office and institution', () => {
  const row = given();
  expect(plateOf(row, row.signatories[0]!)).toMatchObject({ delegation: { en: 'University of Technology' }, name: null, capacity: { en: 'Rector' } });
});

test('the one that runs, and those that are over, the latest first', () => {
  const [runs, sealed, cancelled] = [given('one'), { ...given('sealed'), id: 'b' }, { ...given('cancelled'), id: 'c' }];
  expect(runningOf(seen(sealed, runs))?.id).toBe('pact');
  expect(overOf(seen(cancelled, runs, sealed)).map(({ id }) => id)).toEqual(['b', 'c']);
  expect(endedAt(sealed)).toBe(NOW - 9_000);
});

test('the document is for everybody, or for those who sign it and run it', () => {
  const hidden = given('hidden');
  expect([mayRead(given(), null, false), mayRead(hidden, 'p9', false), mayRead(hidden, people.rector.person, false), mayRead(hidden, null, true)]).toEqual([true, false, true, true]);
});

test('the time of a turn ends at nothing', () => {
  expect([secondsLeft(given('called'), NOW), secondsLeft(given('called'), NOW + 200_000), secondsLeft(given('open'), NOW)]).toEqual([96, 0, 0]);
});
