// Where the objects of a PDF lie, revision by revision (ISO 32000-1, 7.5.4 and 7.5.8). Each revision has a
// section that names what it writes, and where the section before it is.
import { dictionary, type Dictionary } from './dictionary';

export interface Section {
  readonly at: number;
  readonly trailer: Dictionary;
  /** Number of an object -> where it begins; FREED, or PACKED into a stream with others. */
  readonly entries: ReadonlyMap<number, number>;
}
export const FREED = -1;
export const PACKED = -2;

const WORD = 'startxref';
/** The last word of a file, its place, its end. */
const TAIL = 64;
const MOST_OBJECTS = 1_000_000;

export function latin(bytes: Uint8Array, from: number, to?: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(from, to));
}

/** Where the last section of a file begins, or of its first `length` bytes. */
export function lastSection(bytes: Uint8Array, length = bytes.length): number | null {
  const found = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(latin(bytes, Math.max(0, length - TAIL), length));
  return found ? Number(found[1]) : null;
}

/** Null if it cannot be read for sure. */
export async function sectionAt(bytes: Uint8Array, at: number): Promise<Section | null> {
  const end = endOf(bytes, at);
  if (end === null) return null;
  const text = latin(bytes, at, end);
  if (text.startsWith('xref')) return table(at, text);
  const stream = /^\d+ \d+ obj\s*/.exec(text);
  return stream ? packed(bytes, at, text, stream[0].length) : null;
}

/** Where the word behind a section begins. */
function endOf(bytes: Uint8Array, from: number): number | null {
  const word = Array.from(WORD, (letter) => letter.charCodeAt(0));
  for (let at = from; at >= 0 && at + word.length <= bytes.length; at++)
    if (word.every((code, i) => bytes[at + i] === code)) return at;
  return null;
}

function table(at: number, text: string): Section | null {
  const behind = text.indexOf('trailer');
  const trailer = behind < 0 ? null : dictionary(text.slice(behind + 'trailer'.length));
  // A second, hidden section beside this one: some readers look into it, some do not.
  if (!trailer || trailer.entries.has('XRefStm')) return null;
  const entries = new Map<number, number>();
  const lines = text.slice('xref'.length, behind).split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
  for (let i = 0; i < lines.length; ) {
    const [, first, count] = /^(\d+) (\d+)$/.exec(lines[i++]!) ?? [];
    if (count === undefined || Number(count) > MOST_OBJECTS) return null;
    for (let j = 0; j < Number(count); j++) {
      const [, place, kind] = /^(\d{10}) \d{5} ([nf])$/.exec(lines[i++] ?? '') ?? [];
      const number = Number(first) + j;
      if (!kind || entries.has(number)) return null;
      entries.set(number, kind === 'n' ? Number(place) : FREED);
    }
  }
  return { at, trailer: trailer.entries, entries };
}

async function packed(bytes: Uint8Array, at: number, text: string, from: number): Promise<Section | null> {
  const found = dictionary(text.slice(from));
  const start = found && /^\s*stream\r?\n/.exec(found.rest)?.[0].length;
  if (!found || !start) return null;
  const { entries: trailer, rest } = found;
  const widths = numbers(trailer.get('W'));
  const index = numbers(trailer.get('Index') ?? `[ 0 ${trailer.get('Size')} ]`);
  const isPlain = trailer.get('Type') === '/XRef' && trailer.get('Filter') === '/FlateDecode' && !trailer.has('DecodeParms');
  if (!isPlain || widths?.length !== 3 || !index || index.length % 2) return null;
  const data = at + text.length - rest.length + start;
  const rows = await inflated(bytes.slice(data, data + Number(trailer.get('Length'))));
  const width = widths[0]! + widths[1]! + widths[2]!;
  const entries = new Map<number, number>();
  let row = 0;
  const number = (place: number, length: number) => {
    let value = 0;
    for (let i = place; i < place + length; i++) value = value * 256 + rows![i]!;
    return value;
  };
  for (let i = 0; i < index.length; i += 2)
    for (let j = 0; j < index[i + 1]!; j++, row += width) {
      if (!rows || row + width > rows.length || entries.has(index[i]! + j)) return null;
      const kind = widths[0] ? number(row, widths[0]) : 1;
      const place = number(row + widths[0]!, widths[1]!);
      if (kind > 2) return null;
      entries.set(index[i]! + j, kind === 1 ? place : kind === 2 ? PACKED : FREED);
    }
  return { at, trailer, entries };
}

function numbers(array: string | undefined): number[] | null {
  return array && /^\[( \d{1,10})+ \]$/.test(array) ? array.slice(2, -2).split(' ').map(Number) : null;
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}
