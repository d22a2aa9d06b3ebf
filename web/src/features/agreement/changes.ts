// What was appended to the document that was read. A PDF is changed by writing its objects anew behind its end:
// bytes that begin with what was read can show other pages. So all that may be new since then is signatures:
// the value and the look of fields that had none, and what says that there are some.
import { dictionary, type Dictionary } from './dictionary';
import { FREED, lastSection, latin, sectionAt, type Section } from './sections';

/** Of the whole document; everything else stays word for word. */
const CATALOG = new Set(['Version', 'OutputIntents', 'Extensions']);
const FORM = new Set(['SigFlags']);
const FIELD = new Set(['V', 'AP']);

/** Nobody signs more often, and no file keeps us busy for ever. */
const MOST_REVISIONS = 200;
const LONGEST_OBJECT = 200_000;

/**
 * Null if nothing but signatures was appended, the last of them in this field and in no other. Else which object
 * it is about, or `structure` if it cannot be read for sure.
 *
 * @param all the document with all that is appended
 * @param length of what was read
 */
export async function changes(all: Uint8Array, length: number, field: string): Promise<string | null> {
  const start = lastSection(all, length);
  const last = lastSection(all);
  if (start === null || last === null) return 'structure';
  const appended: Section[] = [];
  for (let at = last; at !== start; ) {
    const section = at < length || appended.length === MOST_REVISIONS ? null : await sectionAt(all, at);
    const before = Number(section?.trailer.get('Prev') ?? NaN);
    // Each lies behind the one before: no circle, and none left out.
    if (!section || !(before < at)) return 'structure';
    appended.unshift(section);
    at = before;
  }
  const known = new Known(all, start);
  for (const section of appended) {
    const signed: string[] = [];
    for (const [number, at] of section.entries) {
      const fault = await changed(known, section, number, at, length, signed);
      if (fault) return fault;
    }
    if (signed.length !== 1) return 'fields';
    if (section === appended.at(-1) && signed[0] !== `(${field})`) return 'field';
    known.add(section);
  }
  return appended.length ? null : 'structure';
}

async function changed(
  known: Known,
  section: Section,
  number: number,
  at: number,
  length: number,
  signed: string[],
): Promise<string | null> {
  const fault = `object ${number}`;
  if (number === 0 && at === FREED) return null;
  // Freed, packed away, or pointed to in what was read: none of this is a signature.
  if (at < length || at > section.at) return fault;
  const text = known.text(number, at);
  if (text === null) return fault;
  const before = await known.at(number);
  if (before === 'new') return null;
  const [old, now] = [before === null ? null : known.dictionary(number, before), alone(text)];
  const root = await known.root();
  if (!old || !now || !root || section.trailer.get('Root') !== root || section.trailer.has('Encrypt')) return fault;
  if (root === `${number} 0 R`) return differs(withoutForm(old), withoutForm(now), CATALOG) ? fault : null;
  if (old.has('Fields')) return differs(old, now, FORM) ? fault : null;
  if (old.get('FT') !== '/Sig' || old.has('V') || !now.has('V') || differs(old, now, FIELD)) return fault;
  signed.push(now.get('T') ?? '');
  return null;
}

function differs(old: Dictionary, now: Dictionary, may: ReadonlySet<string>): boolean {
  return [...new Set([...old.keys(), ...now.keys()])].some((name) => !may.has(name) && old.get(name) !== now.get(name));
}

/** A form may lie in the catalog itself, where its flags may change too. */
function withoutForm(catalog: Dictionary): Dictionary {
  const form = dictionary(catalog.get('AcroForm') ?? '');
  if (!form) return catalog;
  const rest = [...form.entries].filter(([name]) => !FORM.has(name));
  return new Map([...catalog, ['AcroForm', rest.sort().join(' ')]]);
}

/** The dictionary that an object is, and is nothing but. */
function alone(text: string): Dictionary | null {
  const found = dictionary(text);
  return found && /^\s*endobj/.test(found.rest) ? found.entries : null;
}

/** The document as it is by now: the newest section that names an object says where it is. */
class Known {
  readonly #sections: (Section | null)[] = [];
  #next: number | null;

  constructor(
    readonly bytes: Uint8Array,
    start: number,
  ) {
    this.#next = start;
  }

  add(section: Section): void {
    this.#sections.unshift(section);
  }

  async root(): Promise<string | undefined> {
    if (!this.#sections.length) await this.#older();
    return this.#sections[0]?.trailer.get('Root');
  }

  /** Where it begins; `new`: there is none of this number. Null if it cannot be found for sure. */
  async at(number: number): Promise<number | 'new' | null> {
    if (!this.#sections.length) await this.#older();
    const size = Number(this.#sections[0]?.trailer.get('Size') ?? NaN);
    if (number >= size) return 'new';
    for (let i = 0; i < this.#sections.length || (await this.#older()); i++) {
      const section = this.#sections[i];
      if (!section) return null;
      const at = section.entries.get(number);
      if (at !== undefined) return at >= 0 ? at : null;
    }
    return null;
  }

  /** What the object says, behind its number. */
  text(number: number, at: number): string | null {
    const text = latin(this.bytes, at, at + LONGEST_OBJECT);
    const head = /^(\d+) 0 obj[\0\t\n\f\r ]*/.exec(text);
    return head && Number(head[1]) === number ? text.slice(head[0].length) : null;
  }

  dictionary(number: number, at: number): Dictionary | null {
    const text = this.text(number, at);
    return text === null ? null : alone(text);
  }

  /** Reads one section further back; false if there is none. */
  async #older(): Promise<boolean> {
    if (this.#next === null || this.#sections.length > MOST_REVISIONS) return false;
    const section = await sectionAt(this.bytes, this.#next);
    this.#sections.push(section);
    const before = section?.trailer.get('Prev');
    this.#next = before === undefined || !/^\d+$/.test(before) ? null : Number(before);
    return true;
  }
}
