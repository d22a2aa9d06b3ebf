import { expect, test } from 'vitest';
import { canonical as written, intent } from './fixture';
import { canonical } from './jcs';

test('an intent is written as the server writes it', () => {
  expect(canonical(intent)).toBe(written);
});

test.each([
  [{ b: 1, a: { d: 'x', c: [true, -7, 'y'] } }, '{"a":{"c":[true,-7,"y"],"d":"x"},"b":1}'],
  [{}, '{}'],
  ['€$\u000f\nA\'B"\\\\"/\u2028', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028"'],
  // By code units: the second letter is above the first by its number, and below it by its units (RFC 8785, 3.2.3).
  [{ '\ufb33': 1, '\u{1f600}': 2 }, '{"\u{1f600}":2,"\ufb33":1}'],
])('%o', (value, text) => {
  expect(canonical(value)).toBe(text);
});

test('what has no such form is refused', () => {
  for (const value of [1.5, NaN, 2 ** 53, null, undefined, '\ud800', { '\udc00': 1 }]) {
    expect(() => canonical(value as string)).toThrow(TypeError);
    expect(() => canonical({ a: value as string })).toThrow(TypeError);
  }
});
