import { describe, expect, test } from 'vitest';
import { rejectionCodes } from '../live/wire.gen';
import { placeholders } from './message';

type Words = Record<string, string>;
const all = import.meta.glob<Words>('./*/*.json', { eager: true, import: 'default' });
const LANGUAGES = ['en', 'mn', 'ru', 'zh', 'fr'];
const AREAS = Object.keys(all).filter((path) => path.startsWith('./en/')).map((path) => path.slice('./en/'.length));

test('there is every area in every language, and nothing else', () => {
  const expected = LANGUAGES.flatMap((language) => AREAS.map((area) => `./${language}/${area}`));
  expect(Object.keys(all).sort()).toEqual(expected.sort());
});

describe.each(LANGUAGES)('%s', (language) => {
  test.each(AREAS)('%s: the same keys and the same placeholders as in English', (area) => {
    const english = all[`./en/${area}`]!;
    const words = all[`./${language}/${area}`]!;
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(english[key]!));
    }
  });

  test('has a sentence for every refusal', () => {
    expect(Object.keys(all[`./${language}/refusals.json`]!).sort()).toEqual([...rejectionCodes].sort());
  });
});
