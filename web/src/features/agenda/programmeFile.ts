// Reads an agenda that was exported as JSON: ../../../docs/PROTOCOL.md says what stands in it. Somebody
// may have edited it by hand, so what is wrong is said with its place.
import type { ItemKind, LocalizedText } from '../../live/wire.gen';
import type { PlannedItem, PlannedSession, Programme } from './programme';

export type Wrong = { readonly wrong: 'large' | 'json' | 'format' | 'many' } | { readonly wrong: 'field'; readonly path: string };

export const LARGEST = 1 << 20;
const MOST_SESSIONS = 50;
const MOST_ITEMS = 200;
const KINDS: readonly string[] = ['REMARKS', 'PRESENTATION', 'DISCUSSION', 'VOTE', 'BREAK', 'SIGNING'] satisfies ItemKind[];

class Field extends Error {}

type Row = Record<string, unknown>;

export function readProgramme(text: string): Programme | Wrong {
  if (text.length > LARGEST) return { wrong: 'large' };
  let file: unknown;
  try {
    // Some editors put a byte order mark before it.
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { wrong: 'json' };
  }
  if (!isRow(file) || file.format !== 'khural.agenda' || file.version !== 1) return { wrong: 'format' };
  if (!Array.isArray(file.sessions) || !Array.isArray(file.items)) return { wrong: 'format' };
  if (file.sessions.length > MOST_SESSIONS || file.items.length > MOST_ITEMS) return { wrong: 'many' };
  try {
    return sessions(file.sessions, file.items.map(item));
  } catch (fault) {
    if (fault instanceof Field) return { wrong: 'field', path: fault.message };
    throw fault;
  }
}

function sessions(rows: readonly unknown[], items: readonly (PlannedItem & { session: string })[]): Programme {
  const all = rows.map((row, i): PlannedSession => {
    const path = `sessions[${i}]`;
    const found = isRow(row) ? row : fail(path);
    const session = { id: id(found.id, `${path}.id`), title: title(found.title, `${path}.title`), start: time(found.start, `${path}.start`), end: time(found.end, `${path}.end`) };
    if (session.start >= session.end) fail(`${path}.end`);
    return { ...session, items: items.filter((each) => each.session === session.id).map(({ session: _, ...rest }) => rest) };
  });
  unique(all.map((each) => each.id), 'sessions');
  unique(items.map((each) => each.id), 'items');
  items.forEach((each, i) => all.some((session) => session.id === each.session) || fail(`items[${i}].session_id`));
  return all;
}

function item(row: unknown, i: number): PlannedItem & { session: string } {
  const path = `items[${i}]`;
  const found = isRow(row) ? row : fail(path);
  const lead = isRow(found.lead) ? found.lead.id : found.lead;
  return {
    id: id(found.id, `${path}.id`),
    session: id(found.session_id, `${path}.session_id`),
    title: title(found.title, `${path}.title`),
    kind: KINDS.includes(String(found.kind)) ? (found.kind as ItemKind) : fail(`${path}.kind`),
    at: time(found.at, `${path}.at`),
    minutes: whole(found.minutes, 1, 1440, `${path}.minutes`),
    speech: whole(found.speech, 10, 4 * 3600, `${path}.speech`),
    lead: lead == null || lead === '' ? null : id(lead, `${path}.lead`),
  };
}

function id(value: unknown, path: string): string {
  return typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value) ? value : fail(path);
}

function title(value: unknown, path: string): LocalizedText {
  if (!isRow(value)) return fail(path);
  const texts = Object.entries(value);
  const fits = ([lang, text]: [string, unknown]) => /^[a-z]{2,3}$/.test(lang) && typeof text === 'string' && text.trim() !== '' && [...text].length <= 500;
  return texts.length > 0 && texts.length <= 20 && texts.every(fits) ? (value as LocalizedText) : fail(path);
}

/** With its offset, as it was exported: 2026-11-12T14:30:00+08:00. */
function time(value: unknown, path: string): number {
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  const instant = isTime ? Date.parse(value) : NaN;
  return Number.isNaN(instant) ? fail(path) : instant;
}

function whole(value: unknown, least: number, most: number, path: string): number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? (value as number) : fail(path);
}

function unique(ids: readonly string[], path: string): void {
  ids.forEach((each, i) => ids.indexOf(each) === i || fail(`${path}[${i}].id`));
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fail(path: string): never {
  throw new Field(path);
}
