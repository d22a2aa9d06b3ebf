// JSON in the one form of which a fingerprint is taken (RFC 8785). Of numbers it takes whole ones only, as
// the server does, so that nobody needs the rules for fractions.
export type Canonical = string | number | boolean | readonly Canonical[] | { readonly [name: string]: Canonical };

/** @throws TypeError for what has no such form: fractions, null, half a surrogate pair */
export function canonical(value: Canonical): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return String(value);
  // An object's zero has no sign either: JSON writes both as 0.
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) return members(value as { readonly [name: string]: Canonical });
  throw new TypeError(`has no canonical form: ${String(value)}`);
}

/** By UTF-16 code units, which is how the language sorts texts unless it is told otherwise. */
function members(object: { readonly [name: string]: Canonical }): string {
  const names = Object.keys(object).sort();
  return `{${names.map((name) => `${text(name)}:${canonical(object[name]!)}`).join(',')}}`;
}

function text(value: string): string {
  // JSON.stringify would write half a pair as an escape, which the RFC forbids.
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('half a surrogate pair');
  return JSON.stringify(value);
}
