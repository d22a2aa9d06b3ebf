// A wall has no single reader: what it says itself, it says in the workshop's languages too.
import type { FloorViewRow, LocalizedText, Plate } from '../../live/wire.gen';
import { LANGUAGES, language, lt, other, t, type Said } from '../../i18n';
import type words from '../../i18n/en/display.json';

export type Word = keyof typeof words;

const files = import.meta.glob<Record<Word, string>>('../../i18n/*/display.json', { import: 'default' });

/** One of our words in further languages, those of them that we speak. */
export async function inOthers(word: Word, languages: readonly string[]): Promise<Said[]> {
  const spoken = languages.filter((lang) => lang in LANGUAGES);
  return Promise.all(
    spoken.map(async (lang) => ({ lang, text: (await files[`../../i18n/${lang}/display.json`]!())[word] })),
  );
}

/** A text in the workshop's languages, the shown one first and at most `most` in all, none twice. */
export function inLanguages(text: LocalizedText, languages: readonly string[], most: number): Said[] {
  const all = [lt(text)];
  for (const lang of languages) {
    const said = text[lang];
    if (said && !all.some((each) => each.text === said)) all.push({ text: said, lang });
  }
  return all.slice(0, most);
}

/** Delegation and capacity in a second language: one line under the name. */
export function otherLine(plate: Plate, languages: readonly string[]): Said | null {
  const parts = [plate.delegation, plate.name, plate.capacity].filter((text) => text !== null);
  const lang = parts.map((text) => other(text, languages)?.lang).find(Boolean);
  if (!lang) return null;
  const texts = parts.flatMap((text) => (text[lang] && text[lang] !== lt(text).text ? [text[lang]] : []));
  return texts.length ? { lang, text: texts.join(', ') } : null;
}

/** Name and capacity, as far as they are not the first line already. */
export function roleLine(plate: Plate): Said[] {
  const first = plate.delegation ?? plate.name ?? plate.capacity;
  return [plate.name, plate.capacity].flatMap((text) => (text && text !== first ? [lt(text)] : []));
}

export function nameLine(plate: Plate): Said | null {
  const first = plate.delegation ?? plate.name ?? plate.capacity;
  return first && lt(first);
}

/** The first line about who speaks or waits; of somebody unknown, what is known. */
export function whoLine({ plate, isUnknown }: FloorViewRow): Said | null {
  return isUnknown ? { text: t('display.unknown'), lang: language() } : nameLine(plate);
}

/** How a name steps down: `long` above 40 characters, `wide` where one word alone would not fit its line. */
export function lengthOf(text: string): 'long' | 'wide' | undefined {
  if ([...text].length > LONG) return 'long';
  // Chinese and Japanese break anywhere; their "words" are no measure.
  const words = text.split(/[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}-]+/u);
  return words.some((word) => [...word].length > WIDE) ? 'wide' : undefined;
}

const LONG = 40;
const WIDE = 12;
