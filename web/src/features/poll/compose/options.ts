// Options as a list that is put in order, and pasted a line each.
import { newOption, type OptionDraft } from './draft';

/** At another place; what has no such place stays. */
export function moved(options: readonly OptionDraft[], from: number, to: number): OptionDraft[] {
  const all = [...options];
  const [one] = to >= 0 && to < all.length ? all.splice(from, 1) : [];
  if (one) all.splice(to, 0, one);
  return all;
}

/** The lines of a pasted text, without the marks of a list before them; one line is no list. */
export function linesOf(pasted: string): string[] {
  const lines = pasted.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line) => line.trim() || []);
  const isMarked = lines.length > 1 && lines.every((line) => MARK.test(line));
  return isMarked ? lines.map((line) => line.replace(MARK, '')) : lines;
}
const MARK = /^(?:[-*•–—]|\(?(?:\d{1,2}|\p{L})[.)])\s+/u;

/** One line for each option from `at` on, in one language; further ones are new. */
export function pasted(options: readonly OptionDraft[], at: number, lang: string, lines: readonly string[]): OptionDraft[] {
  const all = [...options];
  lines.forEach((line, i) => {
    const known = all[at + i];
    const text = [...line].slice(0, 500).join('');
    if (known) all[at + i] = { ...known, texts: { ...known.texts, [lang]: text } };
    else all.push(newOption({ [lang]: text }));
  });
  return all;
}
