// Where one person stands on the floor and its list.
import type { EntryId, Me, MeWish, PersonId, Views } from '../../live/wire.gen';

type Floor = Views['floor'];
export type Row = Floor['entries'][EntryId];

export interface Place {
  readonly id: EntryId;
  readonly row: Row;
  /** From 1. */
  readonly place: number;
}

export const currentEntry = (floor: Floor): EntryId | undefined => floor.stack.at(-1);

/** The places of one person; at most one among statements and questions and one among replies. */
export function placesOf(floor: Floor, person: PersonId | null): Place[] {
  return floor.waiting
    .map((id, at) => ({ id, row: floor.entries[id]!, place: at + 1 }))
    .filter(({ row }) => person !== null && row?.plate.person === person);
}

/** Wishes without a place on the list that is on: not admitted yet or at all, passed over, or kept for another item. */
export function hopesOf(me: Me, floor: Floor): MeWish[] {
  return me.wishes.filter(({ item, stage }) => (item === floor.item ? HOPES : KEPT).has(stage));
}

const HOPES = new Set<MeWish['stage']>(['REQUESTED', 'PASSED', 'REMOVED']);
const KEPT = new Set<MeWish['stage']>(['REQUESTED', 'PASSED', 'REMOVED', 'QUEUED', 'CALLED']);

/** The entry with which the person has the floor, or waits for an interruption to end. */
export function speakingOf(floor: Floor, person: PersonId | null): { id: EntryId; row: Row } | null {
  const id = [...floor.stack].reverse().find((each) => floor.entries[each]?.plate.person === person);
  return id && person !== null ? { id, row: floor.entries[id]! } : null;
}

/** Milliseconds until an entry is likely to begin: what those before it have planned and not yet used. */
export function waitOf(floor: Floor, id: EntryId, now: number): number {
  const before = floor.waiting.slice(0, Math.max(0, floor.waiting.indexOf(id)));
  return [...floor.stack, ...before].reduce((sum, each) => sum + left(floor.entries[each]!, now), 0);
}

function left(row: Row, now: number): number {
  const used = row.used + (row.since === null ? 0 : Math.max(0, now - row.since));
  return Math.max(0, row.planned * 1000 - used);
}

/** How many wait, by where they are. */
export function countWaiting(floor: Floor): { all: number; hall: number; online: number } {
  const hall = floor.waiting.filter((id) => floor.entries[id]!.channel === 'HALL').length;
  return { all: floor.waiting.length, hall, online: floor.waiting.length - hall };
}
