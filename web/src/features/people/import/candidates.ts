// Rows of a table to people who could be added, each with what is wrong or worth saying about it. Nothing is
// sent from here.
import type { ImportPeopleNewDelegation, ImportPeopleRow, LocalizedText, PeopleView, PeopleViewPersonRow, Role } from '../../../live/wire.gen';
import { isYes, roleOf } from './columns';
import type { Line, Table } from './table';

export type Fault = 'no_card' | 'too_long' | 'email_wrong' | 'twice' | 'here' | 'alternate_unknown' | 'head_alone';
export type Note = 'formula' | 'role_unknown' | 'head_twice';

export interface Candidate {
  readonly line: number;
  readonly row: ImportPeopleRow;
  readonly delegation: ImportPeopleNewDelegation | null;
  readonly faults: readonly Fault[];
  readonly notes: readonly Note[];
}

export interface Here {
  readonly rows: readonly PeopleViewPersonRow[];
  readonly delegations: PeopleView['delegations'];
  /** The first language of the programme. */
  readonly language: string;
  readonly newId: (kind: string) => string;
}

const LONGEST = 200;
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const FORMULA = /^[=+\-@\t\r]+/;

interface Draft {
  readonly line: number;
  readonly name: LocalizedText | null;
  readonly capacity: LocalizedText | null;
  readonly delegation: LocalizedText | null;
  readonly head: boolean;
  readonly alternate: string;
  readonly roles: readonly Role[];
  readonly email: string;
  readonly notes: Note[];
}

export function candidates(table: Table, here: Here): Candidate[] {
  const institutions = new Institutions(here);
  const ranks = new Ranks(here.rows);
  const people = new Map<string, { id: string; delegation: string | null }>();
  const headed = new Set<string>();
  const seen = new Set<string>();
  for (const row of here.rows) {
    for (const name of words(row.plate.name ?? row.plate.capacity)) people.set(`${row.delegation}|${name}`, { id: row.plate.person, delegation: row.delegation });
  }
  const present = new Set(people.keys());
  // An alternate may stand above the one whose seat it shares: all names first.
  const drafts = table.lines.map((line) => draft(line, table, here.language));
  const made = drafts.map((each) => {
    const delegation = each.delegation && institutions.of(each.delegation);
    const person = here.newId('person');
    const keys = words(each.name ?? each.capacity).map((name) => `${delegation?.delegation ?? null}|${name}`);
    // Of several rectors without a name each delegation has one at most; without either nobody is known again.
    const isTwice = keys.some((key) => seen.has(key));
    const isHere = keys.some((key) => present.has(key));
    if (!isTwice) for (const key of keys) people.has(key) || people.set(key, { id: person, delegation: delegation?.delegation ?? null });
    keys.forEach((key) => seen.add(key));
    return { each, delegation, person, isTwice, isHere };
  });
  return made.map(({ each, delegation, person, isTwice, isHere }) => {
    const faults: Fault[] = [];
    const notes = [...each.notes];
    if (!each.name && !each.capacity) faults.push('no_card');
    if (isTooLong(each.name) || isTooLong(each.capacity) || isTooLong(each.delegation, 500)) faults.push('too_long');
    if (each.email && (!ADDRESS.test(each.email) || each.email.length > 254)) faults.push('email_wrong');
    if (isHere) faults.push('here');
    else if (isTwice) faults.push('twice');
    const holder = each.alternate ? people.get(`${delegation?.delegation ?? null}|${fold(each.alternate)}`) : undefined;
    if (each.alternate && (!holder || holder.id === person || !delegation)) faults.push('alternate_unknown');
    if (each.head && !delegation) faults.push('head_alone');
    const isHead = each.head && delegation !== null && !headed.has(delegation.delegation);
    if (each.head && delegation && !isHead) notes.push('head_twice');
    if (isHead && !faults.length) headed.add(delegation.delegation);
    const row: ImportPeopleRow = {
      person,
      delegation: delegation?.delegation ?? null,
      card: { name: each.name, capacity: each.capacity },
      rank: faults.length ? 1 : ranks.next(delegation?.delegation ?? null),
      roles: [...each.roles],
      head: isHead,
      alternateOf: holder?.id ?? null,
      address: each.email || null,
    };
    return { line: each.line, row, delegation, faults, notes };
  });
}

function draft(line: Line, table: Table, language: string): Draft {
  const notes: Note[] = [];
  const texts: Record<'name' | 'capacity' | 'delegation', Record<string, string>> = { name: {}, capacity: {}, delegation: {} };
  const plain = { head: '', alternate: '', role: '', email: '' };
  table.columns.forEach((found, at) => {
    if (!found) return;
    const cell = clean(line.cells[at] ?? '', found.column === 'head', notes);
    if (!cell) return;
    if (found.column === 'name' || found.column === 'capacity' || found.column === 'delegation') texts[found.column][found.language ?? language] = cell;
    else plain[found.column] = cell;
  });
  const wished = plain.role.split(/[,;/]/).filter((each) => each.trim());
  const roles = wished.flatMap((each) => roleOf(each) ?? []);
  if (roles.length < wished.length) notes.push('role_unknown');
  return {
    line: line.number,
    name: filled(texts.name),
    capacity: filled(texts.capacity),
    delegation: filled(texts.delegation),
    head: isYes(plain.head),
    alternate: plain.alternate,
    roles: [...new Set(roles)],
    email: plain.email.replace(/^mailto:/i, ''),
    notes,
  };
}

/** What would be a formula in the next spreadsheet that opens it loses its sign, and that is said. */
function clean(cell: string, isMark: boolean, notes: Note[]): string {
  const text = cell.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();
  if (isMark || !FORMULA.test(text)) return text;
  const rest = text.replace(FORMULA, '').trim();
  if (rest && !notes.includes('formula')) notes.push('formula');
  return rest;
}

const filled = (texts: Record<string, string>): LocalizedText | null => (Object.keys(texts).length ? texts : null);
const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
const words = (text: LocalizedText | null): string[] => Object.values(text ?? {}).map(fold);
const isTooLong = (text: LocalizedText | null, longest = LONGEST): boolean => Object.values(text ?? {}).some((each) => [...each].length > longest);

/** Those that are here, and those that the table brings, each once. */
class Institutions {
  readonly #known = new Map<string, ImportPeopleNewDelegation>();
  #last: number;

  constructor(private readonly here: Here) {
    const all = Object.entries(here.delegations);
    for (const [delegation, { name, rank }] of all) for (const each of words(name)) this.#known.set(each, { delegation, name, rank });
    this.#last = Math.max(0, ...all.map(([, { rank }]) => rank));
  }

  of(name: LocalizedText): ImportPeopleNewDelegation {
    const names = words(name);
    const known = names.map((each) => this.#known.get(each)).find(Boolean);
    if (known) return known;
    const made = { delegation: this.here.newId('delegation'), name, rank: Math.min(++this.#last, 100_000) };
    names.forEach((each) => this.#known.set(each, made));
    return made;
  }
}

/** In the order of the table, behind those who are here. */
class Ranks {
  readonly #last = new Map<string | null, number>();

  constructor(rows: readonly PeopleViewPersonRow[]) {
    for (const { delegation, rank, walkIn } of rows) if (!walkIn) this.#last.set(delegation, Math.max(this.#last.get(delegation) ?? 0, rank));
  }

  next(delegation: string | null): number {
    const rank = Math.min((this.#last.get(delegation) ?? 0) + 1, 100_000);
    this.#last.set(delegation, rank);
    return rank;
  }
}
