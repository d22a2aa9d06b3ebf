// JSON in the one form of which a fingerprint is taken (RFC 8785), as the server writes it too. Of numbers
// whole ones only: nobody needs the rules for fractions then.

export type Plain = string | number | boolean | readonly Plain[] | { readonly [name: string]: Plain };

/** Throws for what the form does not know. */
export function canonical(value: Plain): string {
  if (typeof value === 'string') {
    // Half a surrogate pair would become another character on its way to bytes.
    if (/\p{Cs}/u.test(value)) throw new TypeError('Half a surrogate pair');
    return JSON.stringify(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`Not a whole number: ${value}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map((each: Plain) => canonical(each)).join(',')}]`;
  if (value === null || typeof value !== 'object') throw new TypeError(`Not for this form: ${String(value)}`);
  const named = value as { readonly [name: string]: Plain };
  // Sorted by UTF-16 code units, which is what sort() does.
  const members = Object.keys(named)
    .sort()
    .map((name) => `${canonical(name)}:${canonical(named[name]!)}`);
  return `{${members.join(',')}}`;
}
