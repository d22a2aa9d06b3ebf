// As much of the syntax of PDF (ISO 32000-1, 7.2 and 7.3) as it takes to see what an object says anew.

const SPACE = '\\0\\t\\n\\f\\r ';
const WORD = `[^${SPACE}()<>[\\]{}/%]`;
/** Space, comment, brackets, text without brackets in it, bytes, name, number or word. */
const TOKEN = new RegExp(
  `[${SPACE}]+|%[^\\r\\n]*|<<|>>|[[\\]]|\\((?:\\\\[\\s\\S]|[^\\\\()])*\\)|<[0-9A-Fa-f${SPACE}]*>|/${WORD}*|${WORD}+`,
  'y',
);
const OPENS = new Set(['<<', '[']);
const CLOSES = new Set(['>>', ']']);

export type Dictionary = ReadonlyMap<string, string>;

/**
 * The dictionary with which a text begins, values as they are written, and what comes behind it; null if there
 * is none, or if two readers could read two things: a name twice, or a text that is not written as usual.
 */
export function dictionary(text: string): { entries: Dictionary; rest: string } | null {
  const reader = tokens(text);
  if (reader.next() !== '<<') return null;
  const entries = new Map<string, string>();
  for (let name = reader.next(); name !== '>>'; name = reader.next()) {
    const value = name?.startsWith('/') ? reader.value() : null;
    if (!name || value === null || entries.has(name.slice(1))) return null;
    // A name may be written in many ways (`/#56` is `/V`): only the plain one is read.
    if (name.includes('#')) return null;
    entries.set(name.slice(1), value);
  }
  return { entries, rest: text.slice(reader.at()) };
}

function tokens(text: string) {
  let at = 0;
  const next = (): string | null => {
    for (;;) {
      TOKEN.lastIndex = at;
      const found = TOKEN.exec(text)?.[0];
      if (!found) return null;
      at += found.length;
      if (!/^[%\0\t\n\f\r ]/.test(found)) return found;
    }
  };
  /** Text, number, name, reference, or all that is in brackets. */
  const value = (): string | null => {
    const all: string[] = [];
    let depth = 0;
    do {
      const token = next();
      if (token === null) return null;
      all.push(token);
      depth += OPENS.has(token) ? 1 : CLOSES.has(token) ? -1 : 0;
      if (depth < 0) return null;
    } while (depth > 0);
    const before = at;
    const reference = all.length === 1 && /^\d+$/.test(all[0]!) ? [next(), next()] : [];
    if (reference[1] === 'R') all.push(...(reference as string[]));
    else at = before;
    return all.join(' ');
  };
  return { next, value, at: () => at };
}
