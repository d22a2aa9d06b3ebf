// A small part of ICU MessageFormat: {name}, {n, plural, one {# person} other {# people}} and
// {kind, select, A {...} other {...}}, nested. `#` is the number as the language writes it.
export type Arg = string | number;
export type Args = Readonly<Record<string, Arg>>;

type Part = string | { name: string } | { name: string; by: 'plural' | 'select'; cases: Record<string, Part[]> };

const parsed = new Map<string, Part[]>();

export function format(message: string, args: Args, language: string): string {
  let parts = parsed.get(message);
  if (!parts) parsed.set(message, (parts = parse(message)));
  return write(parts, args, language, null);
}

/** The placeholders of a message, with the way in which each is used; for the test that compares languages. */
export function placeholders(message: string): string[] {
  const found = new Set<string>();
  const visit = (parts: Part[]) => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      found.add(part.name);
      if ('by' in part) Object.values(part.cases).forEach(visit);
    }
  };
  visit(parse(message));
  return [...found].sort();
}

function write(parts: Part[], args: Args, language: string, count: number | null): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return count === null ? part : part.replaceAll('#', numeral(count, language));
      const value = args[part.name] ?? '';
      if (!('by' in part)) return typeof value === 'number' ? numeral(value, language) : isolate(value);
      const wanted = part.by === 'select' ? String(value) : new Intl.PluralRules(language).select(Number(value));
      const chosen = part.cases[`=${value}`] ?? part.cases[wanted] ?? part.cases.other ?? [];
      return write(chosen, args, language, part.by === 'plural' ? Number(value) : count);
    })
    .join('');
}

function numeral(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

/** A name in another direction must not reorder the sentence around it. */
function isolate(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text;
}

function parse(message: string): Part[] {
  let at = 0;
  const parts = sequence();
  if (at < message.length) throw new Error(`Unmatched } in "${message}"`);
  return parts;

  function sequence(): Part[] {
    const found: Part[] = [];
    while (at < message.length && message[at] !== '}') {
      if (message[at] === '{') found.push(placeholder());
      else found.push(until('{}'));
    }
    return found;
  }

  function placeholder(): Part {
    at++;
    const name = until(',}').trim();
    if (next() === '}') return { name };
    const by = until(',').trim();
    if (by !== 'plural' && by !== 'select') throw new Error(`Unknown form "${by}" in "${message}"`);
    next();
    const cases: Record<string, Part[]> = {};
    while (message[at] !== '}') {
      const label = until('{}').trim();
      if (next() !== '{') break;
      cases[label] = sequence();
      next();
      while (message[at] === ' ') at++;
    }
    next();
    return { name, by, cases };
  }

  function until(ends: string): string {
    const from = at;
    while (at < message.length && !ends.includes(message[at]!)) at++;
    return message.slice(from, at);
  }

  function next(): string {
    if (at >= message.length) throw new Error(`Unfinished "${message}"`);
    return message[at++]!;
  }
}
