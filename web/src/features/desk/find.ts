// Finding a person by what anybody may remember: a name in any script, the institution, the capacity.
import type { LocalizedText, Plate } from '../../live/wire.gen';

interface Named {
  readonly plate: Plate;
}

/** Every word that was typed is somewhere in what is written about the person, in any language. */
export function findPeople<Row extends Named>(rows: readonly Row[], typed: string): readonly Row[] {
  const wished = plain(typed).split(' ').filter(Boolean);
  if (!wished.length) return rows;
  const found = rows.filter((row) => wished.every((wish) => written(row).includes(wish)));
  const begins = (row: Row) => wished.every((wish) => written(row).includes(` ${wish}`));
  // Who is called so from the beginning of a word comes before who only has it in the middle of one.
  return [...found.filter(begins), ...found.filter((row) => !begins(row))];
}

/** Thousands of rows are read anew with every letter; a row is what it was until it is another one. */
const known = new WeakMap<Named, string>();

function written(row: Named): string {
  const { delegation, name, capacity } = row.plate;
  const text = known.get(row) ?? ` ${plain([delegation, name, capacity].flatMap(texts).join(' '))}`;
  known.set(row, text);
  return text;
}

/** Letters that have no accent to take off, as a keyboard without them types them. */
const ALIKE: Record<string, string> = { ө: 'о', ү: 'у', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Without capitals and accents, which nobody types on a phone. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase('en')
    .replace(/[өүøłđıßæœ]/g, (letter) => ALIKE[letter]!)
    .replace(/\s+/g, ' ')
    .trim();
}

function texts(text: LocalizedText | null): string[] {
  return text ? Object.values(text) : [];
}
