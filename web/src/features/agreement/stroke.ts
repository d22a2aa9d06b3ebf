// How wide ink runs: a slow hand leaves more of it.
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Milliseconds. */
  readonly time: number;
}

const THIN = 3.5;
const THICK = 8;
/** Units a millisecond at which the line is thinnest. */
const FAST = 4;

/** `before`: the width of the piece before, 0 at the beginning of a line; it changes slowly. */
export function strokeWidth(from: Point, to: Point, before: number): number {
  const way = Math.hypot(to.x - from.x, to.y - from.y);
  const speed = Math.min(FAST, way / Math.max(1, to.time - from.time));
  const wished = THICK - ((THICK - THIN) * speed) / FAST;
  return before === 0 ? wished : 0.7 * before + 0.3 * wished;
}
