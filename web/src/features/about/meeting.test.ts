import { expect, test } from 'vitest';
import { isMeeting } from './meeting';

test.each([
  ['https://meet.example.org/launch', true],
  ['https://meet.example.org:8443/j/1?p=a#b', true],
  ['http://meet.example.org/launch', false],
  ['https://chair:secret@meet.example.org', false],
  ['https://meet.example.org/a b', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s: %s', (link, fits) => {
  expect(isMeeting(link)).toBe(fits);
});
