import { describe, expect, test } from 'vitest';
import { canonical, type Plain } from './jcs';

describe('the canonical form (RFC 8785)', () => {
  const cases: [Plain, string][] = [
    [{ b: 1, a: 'x' }, '{"a":"x","b":1}'],
    [{ z: { y: [true, -3, 'a'], x: {} } }, '{"z":{"x":{},"y":[true,-3,"a"]}}'],
    // From 3.2.3: by UTF-16 code units, so that an emoji comes before a letter of U+FB33.
    [{ '\ufb33': 1, '\ud83d\ude00': 2, '\u20ac': 3, '\r': 4, '1': 5 }, '{"\\r":4,"1":5,"\u20ac":3,"\ud83d\ude00":2,"\ufb33":1}'],
    ['Өү "quoted" \\ \u0007\u007f/', '"Өү \\"quoted\\" \\\\ \\u0007\u007f/"'],
    [-0, '0'],
  ];
  test.each(cases)('%j', (value, text) => expect(canonical(value)).toBe(text));

  test.each([1.5, 2 ** 53, NaN, '\ud83d', null, undefined, { a: null }])('nothing else: %j', (value) => {
    expect(() => canonical(value as Plain)).toThrow(TypeError);
  });
});
