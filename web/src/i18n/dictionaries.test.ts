import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rejectionCodes } from '../live/wire.gen';
import { placeholders } from './message';

const LANGUAGES = ['en', 'mn', 'ru', 'zh', 'fr'];
const here = import.meta.dirname;
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(join(here, language, file), 'utf8')) as Record<string, string>;
const files = readdirSync(join(here, 'en'));

describe.each(LANGUAGES)('%s', (language) => {
  test('has the same areas as English', () => {
    expect(readdirSync(join(here, language))).toEqual(files);
  });

  test.each(files)('%s: the same keys and the same placeholders as in English', (file) => {
    const english = read('en', file);
    const words = read(language, file);
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(english[key]!));
    }
  });

  test('has a sentence for every refusal', () => {
    const refusals = Object.keys(read(language, 'refusals.json'));
    expect(refusals.sort()).toEqual([...rejectionCodes].sort());
  });
});
