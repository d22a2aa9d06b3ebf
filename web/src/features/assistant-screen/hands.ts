// What the floor assistant looks after: those of the one queue who are in the hall.
import type { EntryId, PersonId, Views } from '../../live/wire.gen';
import { placesOf, speakingOf, type Place } from '../floor/mine';

type Floor = Views['floor'];

/** Who waits in the hall, with the places of the whole queue. */
export function handsOf(floor: Floor): Place[] {
  return floor.waiting
    .map((id, at) => ({ id, row: floor.entries[id]!, place: at + 1 }))
    .filter(({ row }) => row?.channel === 'HALL');
}

/** To whom a microphone must be brought, the next speaker first. */
export function calledOf(floor: Floor): Place[] {
  return handsOf(floor).filter(({ row }) => row.stage === 'CALLED');
}

/** The how-manieth of the hall somebody is, from 1; 0 for those who are not. */
export function ofHall(floor: Floor, id: EntryId): number {
  return handsOf(floor).findIndex((each) => each.id === id) + 1;
}

/** Why another hand of this person would be refused: they speak, or wait at a place. */
export function standingOf(floor: Floor, person: PersonId): { speaks: true } | { place: number } | null {
  if (speakingOf(floor, person)) return { speaks: true };
  const [first] = placesOf(floor, person);
  return first ? { place: first.place } : null;
}

/** The hand that was just raised, once the workshop has it. */
export function raisedOf(floor: Floor, person: PersonId, isReply: boolean): Place | null {
  return placesOf(floor, person).find(({ row }) => isReplyKind(row.kind) === isReply) ?? null;
}

export const isReplyKind = (kind: string): boolean => kind === 'REPLY' || kind === 'RIGHT_OF_REPLY';
