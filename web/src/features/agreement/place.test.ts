import { describe, expect, test } from 'vitest';
import { A4, around, clamped, isSame, moved, resized, type Place } from './place';

const place = (x: number, y: number, width = 200, height = 60): Place => ({ page: 2, x, y, width, height });

describe('a place stays on the page', () => {
  test.each([
    ['as it is', place(10, 20), place(10, 20)],
    ['in whole points', place(10.4, 20.6, 199.5), place(10, 21)],
    ['beyond the upper left', place(-5, -900), place(0, 0)],
    ['beyond the lower right', place(590, 840), place(395, 782)],
    ['too small', place(10, 20, 3, 0), place(10, 20, 80, 32)],
    ['too large', place(10, 20, 900, 900), place(0, 20, 595, 400)],
  ])('%s', (_, given, expected) => expect(clamped(given, A4)).toEqual(expected));

  test('also on a page of half points, which is shown cropped', () => {
    expect(clamped(place(500, 0), { width: 595.28, height: 841.89 })).toEqual(place(395, 0));
  });
});

test('moving keeps the size at every edge', () => {
  expect(moved(place(10, 20), 5, -7, A4)).toEqual(place(15, 13));
  expect(moved(place(10, 20), -50, 2000, A4)).toEqual(place(0, 782));
});

test('resizing keeps the upper left corner, and ends at the edge', () => {
  expect(resized(place(10, 20), 5, -7, A4)).toEqual(place(10, 20, 205, 53));
  expect(resized(place(300, 800, 200, 40), 900, 900, A4)).toEqual(place(300, 800, 295, 42));
  expect(resized(place(10, 20), -900, -900, A4)).toEqual(place(10, 20, 80, 32));
});

describe('looking closely', () => {
  test('at two fields: the band in which they lie', () => {
    expect(around([place(60, 600), place(330, 620)], A4)).toEqual({ x: 36, y: 560, width: 518, height: 144 });
  });
  test('at one in a corner: not beyond the page, not too close', () => {
    expect(around([place(0, 800, 80, 40)], A4)).toEqual({ x: 0, y: 760, width: 170, height: 82 });
  });
  test('at none: the page', () => {
    expect(around([], A4)).toEqual({ x: 0, y: 0, ...A4 });
  });
});

test('two places are the same by value', () => {
  expect(isSame(place(1, 2), place(1, 2))).toBe(true);
  expect(isSame(place(1, 2), { ...place(1, 2), page: 3 })).toBe(false);
});
