import { expect, test } from 'vitest';
import { zoneOf } from './zones';

test.each([
  ['Asia/Ulaanbaatar', 'Asia/Ulaanbaatar'],
  [' asia/ulaanbaatar ', 'Asia/Ulaanbaatar'],
  ['america/new york', 'America/New_York'],
  ['utc', 'UTC'],
  ['Ulaanbaatar time', null],
  ['', null],
])('%j is %j', (typed, zone) => expect(zoneOf(typed)).toBe(zone));
