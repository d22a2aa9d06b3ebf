import { expect, test } from 'vitest';
import { discussion, people } from '../../fixture/views';
import { calledOf, handsOf, ofHall, raisedOf, standingOf } from './hands';

const { floor } = discussion();

test('the hall keeps the places of the one queue', () => {
  expect(handsOf(floor).map(({ id, place }) => [id, place])).toEqual([
    ['f3', 2],
    ['f6', 5],
  ]);
  expect(ofHall(floor, 'f6')).toBe(2);
  expect(ofHall(floor, 'f2')).toBe(0);
});

test('a microphone is brought to those who are called in the hall', () => {
  expect(calledOf(floor).map(({ id }) => id)).toEqual(['f3']);
});

test.each([
  ['has the floor', people.rector, { speaks: true }],
  ['waits', people.artist, { place: 5 }],
  ['has not asked', people.minister, null],
])('who %s', (_, { person }, expected) => {
  expect(standingOf(floor, person)).toEqual(expected);
});

test('a reply is another hand than a statement', () => {
  expect(raisedOf(floor, people.artist.person, false)?.place).toBe(5);
  expect(raisedOf(floor, people.artist.person, true)).toBeNull();
});
