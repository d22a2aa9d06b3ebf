// Where a signature goes: points of 1/72 inch from the upper left of the page as it is shown.
import type { SignatoryPlace } from '../../../live/wire.gen';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page of ISO A4, until the page itself is known. */
export const A4: Size = { width: 595, height: 842 };

/** What the server takes (Signatory.Place). */
export const LEAST = { width: 60, height: 30 } as const;
export const MOST = { width: 600, height: 400 } as const;
const MOST_PAGE = 14_400;

const MARGIN = 56;
const GAP = 16;
const WIDE = 220;
const HIGH = 72;

/** Whole points, no larger than the page, and on it. */
export function fitted(place: SignatoryPlace, size: Size): SignatoryPlace {
  const width = clamp(place.width, LEAST.width, Math.min(MOST.width, size.width));
  const height = clamp(place.height, LEAST.height, Math.min(MOST.height, size.height));
  return {
    page: place.page,
    x: clamp(place.x, 0, size.width - width),
    y: clamp(place.y, 0, size.height - height),
    width,
    height,
  };
}

/** What was typed is a place that the server takes. */
export function isPlace(place: Readonly<Record<keyof SignatoryPlace, number | null>>, pages: number): place is SignatoryPlace {
  const within = (value: number | null, least: number, most: number) =>
    value !== null && Number.isInteger(value) && value >= least && value <= most;
  return (
    within(place.page, 1, pages) &&
    within(place.x, 0, MOST_PAGE) &&
    within(place.y, 0, MOST_PAGE) &&
    within(place.width, LEAST.width, MOST.width) &&
    within(place.height, LEAST.height, MOST.height)
  );
}

export function overlap(a: SignatoryPlace, b: SignatoryPlace): boolean {
  return (
    a.page === b.page &&
    a.x < b.x + b.width &&
    b.x < a.x + a.width &&
    a.y < b.y + b.height &&
    b.y < a.y + a.height
  );
}

/** A field of the usual size around a point. */
export function around(page: number, x: number, y: number, size: Size): SignatoryPlace {
  const width = wide(size);
  return fitted({ page, x: x - width / 2, y: y - HIGH / 2, width, height: HIGH }, size);
}

/** At the foot of the page, two beside each other, wherever nothing is yet; null if it is full. */
export function freePlace(page: number, taken: readonly SignatoryPlace[], size: Size): SignatoryPlace | null {
  const width = wide(size);
  const columns = size.width >= 2 * (MARGIN + width) + GAP - 1 ? [MARGIN, size.width - MARGIN - width] : [MARGIN];
  for (let y = size.height - MARGIN - HIGH; y >= 0; y -= HIGH + GAP) {
    for (const x of columns) {
      const place = fitted({ page, x, y, width, height: HIGH }, size);
      if (!taken.some((other) => overlap(place, other))) return place;
    }
  }
  return null;
}

function wide(size: Size): number {
  return Math.max(LEAST.width, Math.min(WIDE, (size.width - 2 * MARGIN - GAP) / 2));
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, Math.max(least, most))));
}
