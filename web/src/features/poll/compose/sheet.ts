// A prepared list of polls as a table: one poll a row, in the words of the five languages that we speak.
import Papa from 'papaparse';
import type { Form, ItemId, LocalizedText, RulesMode, RulesSecrecy } from '../../../live/wire.gen';
import { phrase, type Phrase } from '../../desk/phrase';
import { isYes } from '../../people/import/columns';
import { tornAt } from '../../people/import/table';
import { clash } from './clash';
import { FORMAL, KINDS, OPINION, draftOf, formOf, newOption, type Draft, type Kind } from './draft';

export const MOST = 100;
export const MOST_BYTES = 1 << 20;

export const COLUMNS = ['question', 'kind', 'options', 'right', 'least', 'most', 'unit', 'formal', 'mode', 'secrecy', 'quorum', 'minutes', 'item'] as const;
export type Column = (typeof COLUMNS)[number];
/** In these the same thing may be said in several languages: "Question (mn)". */
const SPOKEN: readonly Column[] = ['question', 'options', 'unit'];

export interface Known {
  /** What a poll is written in where the column names no language. */
  readonly language: string;
  readonly items: readonly { readonly id: ItemId; readonly title: LocalizedText }[];
  /** What our own words call each column, kind, mode and secrecy, in the language that is shown. */
  readonly words: (group: 'column' | 'kind' | 'mode' | 'secrecy', name: string) => string;
}

export interface Row {
  /** As a spreadsheet counts it: the first poll is in row 2. */
  readonly line: number;
  readonly title: LocalizedText;
  readonly form: Form | null;
  readonly faults: readonly Phrase[];
}

export interface Sheet {
  readonly rows: readonly Row[];
  readonly ignored: readonly string[];
  readonly isTooLong: boolean;
}

export function readPolls(text: string, known: Known): Sheet | 'empty' | 'question' | 'torn' {
  const { data, errors } = Papa.parse<string[]>(text, { delimitersToGuess: ['\t', ';', ','], skipEmptyLines: false });
  const rows = data.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim()));
  const [head, ...lines] = rows;
  if (!head || !lines.length) return 'empty';
  if (tornAt(errors) !== null) return 'torn';
  const heads = head.cells.map((words) => headOf(words, known));
  if (!heads.some((found) => found?.column === 'question')) return 'question';
  return {
    rows: lines.slice(0, MOST).map(({ line, cells }) => rowOf(line, new Cells(heads, cells, known.language), known)),
    ignored: head.cells.filter((words, at) => !heads[at] && words.trim()),
    isTooLong: lines.length > MOST,
  };
}

interface Head {
  readonly column: Column;
  readonly language: string | null;
}

function headOf(head: string, known: Known): Head | null {
  const words = plain(head);
  const exact = named(COLUMNS, 'column', words, known);
  if (exact) return { column: exact, language: null };
  const spoken = /^(.*?)[\s:_([-]+([a-z]{2,3})[)\]]?$/.exec(words);
  const column = spoken && named(COLUMNS, 'column', spoken[1]!.trim(), known);
  return column && SPOKEN.includes(column) ? { column, language: spoken[2]! } : null;
}

/** By its own name, or by what we call it. */
function named<Name extends string>(names: readonly Name[], group: 'column' | 'kind' | 'mode' | 'secrecy', words: string, known: Known): Name | null {
  const wished = plain(words);
  return names.find((name) => plain(name) === wished || plain(known.words(group, name)) === wished) ?? null;
}

const plain = (words: string): string => words.trim().toLowerCase().replace(/[\s_]+/g, ' ');

class Cells {
  constructor(
    private readonly heads: readonly (Head | null)[],
    private readonly cells: readonly string[],
    private readonly language: string,
  ) {}

  text(column: Column): string {
    const at = this.heads.findIndex((head) => head?.column === column);
    return at < 0 ? '' : (this.cells[at] ?? '').trim();
  }

  texts(column: Column): LocalizedText {
    const found = this.heads.flatMap((head, at) => {
      const text = (this.cells[at] ?? '').trim();
      return head?.column === column && text ? [[head.language ?? this.language, text] as const] : [];
    });
    return Object.fromEntries(found);
  }
}

const MODES: readonly RulesMode[] = ['DEVICE', 'HANDS', 'MIXED', 'ROLL_CALL'];
const SECRECIES: readonly RulesSecrecy[] = ['OPEN', 'SEALED', 'SECRET'];

function rowOf(line: number, cells: Cells, known: Known): Row {
  const faults: Phrase[] = [];
  const fault = (code: 'kind' | 'mode' | 'secrecy' | 'item' | 'right' | 'number', said: string) => void faults.push(phrase(`pollcompose.import.fault.${code}`, { said }));
  const pick = <Name extends string>(names: readonly Name[], group: 'kind' | 'mode' | 'secrecy', none: Name): Name => {
    const said = cells.text(group);
    const found = said ? named(names, group, said, known) : none;
    if (!found) fault(group, said);
    return found ?? none;
  };
  const number = (column: Column, none: number | null): number | null => {
    const said = cells.text(column).replace(/\s|%$/g, '');
    if (!said) return none;
    const value = Number(said.replace(',', '.'));
    if (Number.isFinite(value)) return value;
    fault('number', said);
    return none;
  };

  const options = optionsOf(cells.texts('options'));
  const kind = pick<Kind>(KINDS, 'kind', options.length ? 'oneOf' : 'yesNo');
  const isFormal = isYes(cells.text('formal'));
  const draft: Draft = draftOf({ title: cells.texts('question'), question: { is: 'yesNo' }, rules: isFormal ? FORMAL : OPINION, item: null });
  draft.kind = kind;
  draft.options = options.map((texts) => newOption(texts));
  for (const said of cells.text('right').split(/[|;,]/).map((each) => each.trim()).filter(Boolean)) {
    const right = draft.options.find((option, at) => String(at + 1) === said || Object.values(option.texts).some((text) => plain(text) === plain(said)));
    if (right) right.isRight = true;
    else fault('right', said);
  }
  if (kind === 'estimate') [draft.from, draft.to] = [number('least', 0), number('most', 100)];
  else if (kind === 'words') draft.entries = number('most', 3);
  else [draft.min, draft.max] = [number('least', 1), number('most', Math.max(1, options.length))];
  draft.unit = cells.texts('unit');
  draft.rules.mode = pick(MODES, 'mode', 'DEVICE');
  draft.rules.secrecy = pick(SECRECIES, 'secrecy', 'OPEN');
  draft.rules.minutes = number('minutes', null);
  draft.rules.quorum = number('quorum', draft.rules.quorum);
  if (kind === 'quiz') draft.rules.mayChange = false;
  const item = itemOf(cells.text('item'), known);
  if (item === null) fault('item', cells.text('item'));
  draft.item = item ?? '';

  const form = formOf(draft, []);
  if ('key' in form) faults.push(form);
  else {
    const code = clash(form.rules, form.question);
    if (code) faults.push(phrase(`refusals.${code}` as Phrase['key']));
  }
  return { line, title: draft.title, form: faults.length || 'key' in form ? null : form, faults };
}

/** In each language the options stand in one cell, "Libraries | Laboratories", in the same order. */
function optionsOf(texts: LocalizedText): LocalizedText[] {
  const all = Object.entries(texts).map(([lang, cell]) => [lang, cell.split(/\s*[|\n]\s*/).map((each) => each.trim())] as const);
  const count = Math.max(0, ...all.map(([, each]) => each.length));
  return Array.from({ length: count }, (_, at) => Object.fromEntries(all.flatMap(([lang, each]) => (each[at] ? [[lang, each[at]]] : []))));
}

/** By its name in any language, or by its id; null: there is none. */
function itemOf(said: string, { items }: Known): ItemId | '' | null {
  if (!said) return '';
  const wished = plain(said);
  return items.find(({ id, title }) => id === said || Object.values(title).some((text) => plain(text) === wished))?.id ?? null;
}
