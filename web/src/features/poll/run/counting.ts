// What a teller typed, as numbers; and the order of a roll call.
import { language, lt } from '../../../i18n';
import type { Plate, SeatId } from '../../../live/wire.gen';

export type Count = { readonly counts: number[]; readonly sum: number } | { readonly wrong: 'missing' | 'over' };

/** An empty field is 0 as soon as another one is filled: most options get no hand. */
export function countOf(typed: readonly string[], places: number, limit: number): Count {
  const texts = Array.from({ length: places }, (_, i) => (typed[i] ?? '').trim());
  if (!texts.some(Boolean) || !texts.every((text) => /^\d{0,6}$/.test(text))) return { wrong: 'missing' };
  const counts = texts.map(Number);
  const sum = counts.reduce((all, each) => all + each, 0);
  return sum > limit ? { wrong: 'over' } : { counts, sum };
}

export interface Called {
  readonly seat: SeatId;
  readonly plate: Plate;
}

export type Order = 'name' | 'delegation';

/** As they are called: by name or by delegation, as the reader's language sorts them. */
export function rollOf(seats: readonly Called[], order: Order): Called[] {
  const { compare } = new Intl.Collator(language());
  const keyed = seats.map((each) => ({ each, keys: keysOf(each.plate, order) }));
  keyed.sort((a, b) => a.keys.map((key, i) => compare(key, b.keys[i]!)).find((sign) => sign !== 0) ?? (a.each.seat < b.each.seat ? -1 : 1));
  return keyed.map(({ each }) => each);
}

function keysOf({ delegation, name, capacity }: Plate, order: Order): string[] {
  const texts = [name ?? capacity, delegation].map((text) => (text ? lt(text).text : ''));
  return order === 'name' ? texts : texts.reverse();
}

/** Begins with a drawn one and goes round. */
export const from = <T>(all: readonly T[], first: number): T[] => [...all.slice(first), ...all.slice(0, first)];

/** A place by lot. */
export function drawn(all: number): number {
  const limit = Math.floor(0x1_0000_0000 / all) * all;
  const lot = new Uint32Array(1);
  do crypto.getRandomValues(lot);
  while (lot[0]! >= limit);
  return lot[0]! % all;
}
