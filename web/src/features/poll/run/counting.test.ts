import { expect, test } from 'vitest';
import { people } from '../../../fixture/views';
import type { SeatId } from '../../../live/wire.gen';
import { countOf, drawn, from, rollOf } from './counting';

test.each([
  [['3', '1', ''], { counts: [3, 1, 0], sum: 4 }],
  [['', '', ''], { wrong: 'missing' }],
  [[], { wrong: 'missing' }],
  [['3', 'x', ''], { wrong: 'missing' }],
  [['3', '-1', ''], { wrong: 'missing' }],
  [['3', '1.5', ''], { wrong: 'missing' }],
  [[' 3 ', '', ''], { counts: [3, 0, 0], sum: 3 }],
  [['3', '3', ''], { wrong: 'over' }],
])('%j of at most 5 hands', (typed, count) => expect(countOf(typed, 3, 5)).toEqual(count));

const seats = Object.entries(people).map(([seat, plate]) => ({ seat: seat as SeatId, plate }));

test('names are called by name or by delegation, each once', () => {
  const names = rollOf(seats, 'name').map(({ plate }) => plate.capacity!.en);
  expect(names).toEqual([...names].sort());
  const delegations = rollOf(seats, 'delegation').map(({ plate }) => plate.delegation!.en);
  expect(delegations).toEqual([...delegations].sort());
  expect(new Set(rollOf(seats, 'name').map(({ seat }) => seat)).size).toBe(seats.length);
});

test('a roll goes round from who was drawn', () => expect(from([1, 2, 3, 4], 2)).toEqual([3, 4, 1, 2]));

test('a lot falls on everybody, and on nobody else', () => {
  const lots = new Set(Array.from({ length: 400 }, () => drawn(5)));
  expect([...lots].sort()).toEqual([0, 1, 2, 3, 4]);
});
