// Text to rows of cells; the separator is found out.
import Papa from 'papaparse';
import { columnOf, type Column, type Found } from './columns';

export const MOST_ROWS = 5_000;
export const MOST_BYTES = 8_000_000;

export interface Line {
  /** As a spreadsheet counts it: the first row of people is 2. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly delimiter: ',' | ';' | '\t';
  readonly columns: readonly (Found | null)[];
  /** The words above the columns that nobody asked for. */
  readonly ignored: readonly string[];
  /** Of the columns without which nothing can be read. */
  readonly missing: readonly Column[];
  readonly lines: readonly Line[];
  readonly isTooLong: boolean;
  /** In which row a quotation mark begins that is never closed; null: in none. */
  readonly torn: number | null;
}

export function read(text: string): Table | null {
  const { data, meta, errors } = Papa.parse<string[]>(text, { delimitersToGuess: ['\t', ';', ','], skipEmptyLines: false });
  const rows = data.map((cells, at) => ({ number: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim()));
  const [head, ...lines] = rows;
  if (!head) return null;
  const columns = withoutTwins(head.cells.map(columnOf));
  const ignored = head.cells.filter((words, at) => !columns[at] && words.trim());
  const has = (column: Column) => columns.some((found) => found?.column === column);
  // A person needs a name or a capacity: either column will do.
  const missing: Column[] = has('name') || has('capacity') ? [] : ['name', 'capacity'];
  return {
    delimiter: meta.delimiter as Table['delimiter'],
    columns,
    ignored,
    missing,
    lines: lines.slice(0, MOST_ROWS),
    isTooLong: lines.length > MOST_ROWS,
    torn: tornAt(errors),
  };
}

/** The first of two columns of one meaning counts. */
function withoutTwins(columns: (Found | null)[]): (Found | null)[] {
  const seen = new Set<string>();
  return columns.map((found) => {
    const name = found && `${found.column}:${found.language}`;
    if (!name || seen.has(name)) return null;
    seen.add(name);
    return found;
  });
}

/** Whatever stands behind such a mark becomes one cell, and rows are lost without a word. */
export function tornAt(errors: readonly { type: string; row?: number }[]): number | null {
  const fault = errors.find(({ type }) => type === 'Quotes');
  return fault ? (fault.row ?? 0) + 1 : null;
}
