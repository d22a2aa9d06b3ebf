// Where a field finds room: points of 1/72 inch from the upper left of the page as it is shown.
import { clamped, type Place, type Size } from '../place';

const MARGIN = 56;
const GAP = 16;
const WIDE = 220;
const HIGH = 72;

export function overlap(a: Place, b: Place): boolean {
  return (
    a.page === b.page &&
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}

/** Around a point, as large as it was, or of the usual size. */
export function centred(page: number, x: number, y: number, size: Size, was: Place | null): Place {
  const { width, height } = was ?? { width: wide(size), height: HIGH };
  return clamped({ page, x: x - width / 2, y: y - height / 2, width, height }, size);
}

/** At the foot of the page, two beside each other, wherever nothing is yet; null if it is full. */
export function freePlace(page: number, taken: readonly Place[], size: Size): Place | null {
  const width = wide(size);
  const columns = size.width >= 2 * (MARGIN + width) ? [MARGIN, size.width - MARGIN - width] : [MARGIN];
  for (let y = size.height - MARGIN - HIGH; y >= 0; y -= HIGH + GAP) {
    for (const x of columns) {
      const place = clamped({ page, x, y, width, height: HIGH }, size);
      if (!taken.some((other) => overlap(place, other))) return place;
    }
  }
  return null;
}

function wide(size: Size): number {
  return Math.min(WIDE, Math.floor((size.width - 2 * MARGIN - GAP) / 2));
}
