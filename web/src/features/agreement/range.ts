// Which bytes of a prepared document its last signature covers, read from the bytes alone.

/** What is left out, from its `<` to behind its `>`. */
export interface Hole {
  readonly from: number;
  readonly to: number;
}
export type RangeFault = 'no_range' | 'two_ranges' | 'range';

const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/**
 * The signature that the increment adds covers the whole document, base and increment, to its last byte; only
 * its own value is left out: one string of zeros, as nobody has signed yet.
 */
export function holeOf(base: Uint8Array, increment: Uint8Array): Hole | RangeFault {
  const text = latin(increment);
  const ranges = [...text.matchAll(RANGE)];
  // However it is written: what only looks like one might be taken for one by another reader.
  const named = text.match(/ByteRange/g)?.length ?? 0;
  if (named > 1) return 'two_ranges';
  if (ranges.length !== 1) return 'no_range';
  const [zero, before, behind, rest] = ranges[0]!.slice(1).map(Number) as [number, number, number, number];
  const hole = { from: before, to: behind };
  const isWhole = zero === 0 && behind + rest === base.length + increment.length;
  const value = text.slice(hole.from - base.length, hole.to - base.length);
  return isWhole && hole.from >= base.length && /^<0+>$/.test(value) ? hole : 'range';
}

/** Each byte as one letter, so that places in it are places in the bytes. */
function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
