import { describe, expect, test } from 'vitest';
import { workshop } from '../../dev/workshop';
import { countWaiting, hopesOf, placesOf, speakingOf, waitOf } from './mine';

const NOW = Date.parse('2026-03-03T14:00:00Z');
const { views, me } = workshop(NOW, false);
const floor = views.floor;
const person = (id: string) => floor.entries[id]!.plate.person;

describe('the floor as one person sees it', () => {
  test('places count from one', () => {
    expect(placesOf(floor, person('f3')).map(({ id, place }) => [id, place])).toEqual([['f3', 2]]);
  });

  test('nobody has no place', () => {
    expect(placesOf(floor, null)).toEqual([]);
    expect(speakingOf(floor, null)).toBeNull();
  });

  test('an interrupted speaker still has the entry', () => {
    const stacked = { ...floor, stack: ['f1', 'f6'] };
    expect(speakingOf(stacked, person('f1'))?.id).toBe('f1');
  });

  test.each([
    // f1 has used 139 of its 300 s; each other one has planned 300
    ['f2', 161_000],
    ['f3', 461_000],
    ['f5', 761_000],
  ])('%s waits for what is planned before it', (id, expected) => {
    expect(waitOf(floor, id, NOW)).toBe(expected);
  });

  test.each([
    // item i3 is on
    ['i3', 'REQUESTED', true],
    ['i3', 'PASSED', true],
    ['i3', 'REMOVED', true],
    ['i3', 'QUEUED', false],
    ['i3', 'CALLED', false],
    ['i3', 'SPEAKING', false],
    ['i4', 'QUEUED', true],
    ['i4', 'REQUESTED', true],
    ['i4', 'PAUSED', false],
  ] as const)('a wish for %s that is %s has no place: %s', (item, stage, expected) => {
    const wish = { entry: 'f9', item, kind: 'STATEMENT', stage, asked: NOW, whisper: null } as const;
    expect(hopesOf({ ...me, wishes: [wish] }, floor).length > 0).toBe(expected);
  });

  test('those who wait, by where they are', () => {
    expect(countWaiting(floor)).toEqual({ all: 4, hall: 2, online: 2 });
  });
});
