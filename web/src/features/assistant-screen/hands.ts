// What the floor assistant looks after: those of the one queue who are in the hall.
import type { EntryId, PersonId, Views } from '../../live/wire.gen';
import { isReplyKind } from '../floor/kinds';
import { speakingOf, type Place } from '../floor/mine';

type Floor = Views['floor'];

/** Everybody who hopes to speak; without a place, 0, who is not admitted yet or was passed over. */
function all(floor: Floor): Place[] {
  const placed = floor.waiting.map((id, at) => ({ id, row: floor.entries[id]!, place: at + 1 }));
  const aside = floor.aside.map((id) => ({ id, row: floor.entries[id]!, place: 0 }));
  return [...placed, ...aside];
}

/** Who waits in the hall, with the places of the whole queue. */
export const handsOf = (floor: Floor): Place[] => all(floor).filter(({ row }) => row.channel === 'HALL');

/** To whom a microphone must still be brought, the next speaker first. */
export function calledOf(floor: Floor): Place[] {
  return handsOf(floor).filter(({ row }) => row.stage === 'CALLED' && !row.isReady);
}

/** The how-manieth of the hall somebody is, from 1; 0 for those who have no place there. */
export function ofHall(floor: Floor, id: EntryId): number {
  const placed = handsOf(floor).filter(({ place }) => place > 0);
  return placed.findIndex((each) => each.id === id) + 1;
}

/** Why another hand of this person would be refused: they speak, or wait, at a place or without. */
export function standingOf(floor: Floor, person: PersonId): { speaks: true } | { place: number } | null {
  if (speakingOf(floor, person)) return { speaks: true };
  const first = all(floor).find(({ row }) => row.plate.person === person);
  return first ? { place: first.place } : null;
}

/** The hand that was just raised, once the workshop has it. */
export function raisedOf(floor: Floor, person: PersonId, isReply: boolean): Place | null {
  const own = all(floor).filter(({ row }) => row.plate.person === person);
  return own.find(({ row }) => isReplyKind(row.kind) === isReply) ?? null;
}

/** Of somebody unknown: the last one who was raised at this place. */
export function raisedAt(floor: Floor, place: string): Place | null {
  return all(floor).findLast(({ row }) => row.isUnknown && row.note === place) ?? null;
}
