import { expect, test } from 'vitest';
import { NOW, discussion } from '../../fixture/views';
import { waitOf } from './waits';

test.each([
  ['HALL', { count: 2, longest: 6 * 60_000, at: 0.4, isLong: false }],
  ['ONLINE', { count: 4, longest: 14 * 60_000, at: 14 / 15, isLong: true }],
] as const)('%s', (channel, expected) => {
  expect(waitOf(discussion().floor, channel, NOW)).toEqual(expected);
});

test('nobody waits', () => {
  const floor = { ...discussion().floor, waiting: [] };
  expect(waitOf(floor, 'HALL', NOW)).toEqual({ count: 0, longest: 0, at: 0, isLong: false });
});
