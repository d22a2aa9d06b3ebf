import { expect, test } from 'vitest';
import { format, placeholders } from './message';

test.each([
  ['plain', {}, 'plain'],
  ['Item {n} of {all}', { n: 3, all: 1200 }, 'Item 3 of 1,200'],
  ['{n, plural, one {# waits} other {# wait}}', { n: 1 }, '1 waits'],
  ['{n, plural, one {# waits} other {# wait}}', { n: 9 }, '9 wait'],
  ['{n, plural, =0 {nobody} other {#}}', { n: 0 }, 'nobody'],
  ['{c, select, HALL {hall} other {online}} {n, plural, one {# {c}} other {# {c}s}}!', { c: 'HALL', n: 2 }, 'hall 2 HALLs!'],
  ['Led by {who}', { who: 'المعهد' }, 'Led by \u2068المعهد\u2069'],
])('%s', (message, args, expected) => {
  expect(format(message, args as Record<string, string | number>, 'en')).toBe(expected);
});

test.each([
  [1, '1 человек'],
  [3, '3 человека'],
  [12, '12 человек'],
])('Russian has more plurals: %i', (n, expected) => {
  expect(format('{n, plural, one {# человек} few {# человека} other {# человек}}', { n }, 'ru')).toBe(expected);
});

test('placeholders are found in every case', () => {
  expect(placeholders('{n, plural, one {{who} waits} other {# with {more}}}')).toEqual(['more', 'n', 'who']);
});

test.each(['{', '{n, plural, one {#}', 'a } b', '{n, weird, a {b}}'])('%s is refused', (message) => {
  expect(() => placeholders(message)).toThrow();
});
