import { expect, test } from 'vitest';
import { instantOf, isZone, wallTime } from './zoned';

test.each([
  ['Asia/Ulaanbaatar', '2026-11-12T14:30', '2026-11-12T06:30:00Z'],
  ['UTC', '2026-11-12T00:00', '2026-11-12T00:00:00Z'],
  ['Europe/Paris', '2026-07-01T09:15', '2026-07-01T07:15:00Z'],
  ['Europe/Paris', '2026-12-01T09:15', '2026-12-01T08:15:00Z'],
  ['America/New_York', '2026-11-12T23:59', '2026-11-13T04:59:00Z'],
  ['Asia/Kolkata', '2026-11-12T05:00', '2026-11-11T23:30:00Z'],
  ['Europe/Paris', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
  ['Europe/Paris', '2026-10-25T04:00', '2026-10-25T03:00:00Z'],
])('%s %s', (zone, wall, iso) => {
  expect(instantOf(wall, zone)).toBe(Date.parse(iso));
  expect(wallTime(Date.parse(iso), zone)).toBe(wall);
});

test('an hour that does not exist becomes one that does', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Paris')).not.toBeNull();
});

test('half a date is none', () => expect(instantOf('2026-03', 'Europe/Paris')).toBeNull());

test.each([
  ['Asia/Ulaanbaatar', true],
  ['Asia/Nowhere', false],
  ['', false],
])('%s is a zone: %s', (zone, expected) => expect(isZone(zone)).toBe(expected));
