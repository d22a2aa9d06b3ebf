import { expect, test } from 'vitest';
import { nextAt } from './nextAt';

const ZONE = 'Asia/Ulaanbaatar';
const NOW = Date.parse('2026-11-12T14:36:00+08:00');

test.each([
  ['14:46', '2026-11-12T14:46:00+08:00'],
  ['00:10', '2026-11-13T00:10:00+08:00'],
  ['14:36', undefined],
  ['14:00', undefined],
  ['', undefined],
])('%s', (time, expected) => {
  expect(nextAt(time, ZONE, NOW)).toBe(expected && Date.parse(expected));
});
