// How long the hall and those online wait: two meters, so that nobody is forgotten in either.
import type { Channel, FloorView } from '../../live/wire.gen';

export interface Wait {
  readonly count: number;
  /** Milliseconds that the one who asked first has waited; 0 if nobody waits. */
  readonly longest: number;
  /** 0..1 of the meter. */
  readonly at: number;
  /** Long enough to look up. */
  readonly isLong: boolean;
}

const FULL = 15 * 60_000;
const LONG = 10 * 60_000;

export function waitOf(floor: FloorView, channel: Channel, now: number): Wait {
  const rows = floor.waiting.flatMap((id) => floor.entries[id] ?? []).filter((row) => row.channel === channel);
  const longest = rows.reduce((most, row) => Math.max(most, now - row.asked), 0);
  return { count: rows.length, longest, at: Math.min(1, longest / FULL), isLong: longest >= LONG };
}
