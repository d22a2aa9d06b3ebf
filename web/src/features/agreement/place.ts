// Where a signature goes on a page: whole points from the upper left of the page as it is shown.
import type { SignatoryPlace as Place } from '../../live/wire.gen';

export type { Place };

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** The server's limits. Smaller, and no name fits; larger, and a field is no field. */
const LEAST = { width: 80, height: 32 };
const MOST = { width: 600, height: 400 };

/** Around fields that are looked at closely, in points; above them the word for their state needs room. */
const MARGIN = 24;
const ABOVE = 40;
/** A single small field is not blown up until one word fills a wall. */
const NARROWEST = 260;

/** What stands until a page says what it is: A4. */
export const A4: Size = { width: 595, height: 842 };

/** The nearest place that lies wholly on the page and has a size that the server takes. */
export function clamped(place: Place, page: Size): Place {
  const width = between(LEAST.width, place.width, Math.min(MOST.width, Math.floor(page.width)));
  const height = between(LEAST.height, place.height, Math.min(MOST.height, Math.floor(page.height)));
  return {
    page: place.page,
    x: between(0, place.x, Math.floor(page.width) - width),
    y: between(0, place.y, Math.floor(page.height) - height),
    width,
    height,
  };
}

export function moved(place: Place, dx: number, dy: number, page: Size): Place {
  return clamped({ ...place, x: place.x + dx, y: place.y + dy }, page);
}

/** By its lower right corner; the upper left one stays where it is, also at the edge of the page. */
export function resized(place: Place, dx: number, dy: number, page: Size): Place {
  const width = Math.min(place.width + dx, Math.floor(page.width) - place.x);
  const height = Math.min(place.height + dy, Math.floor(page.height) - place.y);
  return clamped({ ...place, width, height }, page);
}

/** The part of the page in which all these fields lie, with some room around them. */
export function around(places: readonly Place[], page: Size): Box {
  if (places.length === 0) return { x: 0, y: 0, ...page };
  const left = Math.min(...places.map((place) => place.x)) - MARGIN;
  const right = Math.max(...places.map((place) => place.x + place.width)) + MARGIN;
  const more = Math.max(0, NARROWEST - (right - left)) / 2;
  const [x, width] = within(left - more, right + more, page.width);
  const top = Math.min(...places.map((place) => place.y)) - ABOVE;
  const bottom = Math.max(...places.map((place) => place.y + place.height)) + MARGIN;
  const [y, height] = within(top, bottom, page.height);
  return { x, y, width, height };
}

export function isSame(one: Place, other: Place): boolean {
  return (
    one.page === other.page &&
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  );
}

function within(from: number, to: number, end: number): [number, number] {
  const start = Math.max(0, from);
  return [start, Math.min(end, to) - start];
}

/** Rounded; where the limits cross, the lower one counts. */
function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, Math.round(value)));
}
