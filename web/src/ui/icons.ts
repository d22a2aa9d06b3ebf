// The icons: own drawings on a grid of 24, strokes of 2 with butt ends, nothing filled.
// Rows of dots or bars need a stroke of 3 to be seen at all.
// These are the ones that a phone needs at first; the others come with the screens that show them.
import type { others } from './icons.more';

export interface Drawing {
  readonly path: string;
  readonly width?: number;
}

export const icons = {
  hand: { path: 'M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 11V4a1.5 1.5 0 0 1 3 0v7M14 11V5.5a1.5 1.5 0 0 1 3 0V14c0 4-2 7-6 7-3 0-4.5-1.5-6-4.5L3.5 13a1.5 1.5 0 0 1 2.6-1.4L8 14' },
  hall: { path: 'M2.5 9 12 4l9.5 5zM5.5 9v9M12 9v9M18.5 9v9M2 20.5h20' },
  online: { path: 'M4 5h16v11H4zM2 20h20' },
  check: { path: 'm4 12.5 5 5L20 6.5' },
  cross: { path: 'M5 5l14 14M19 5 5 19' },
  more: { path: 'M5 11v2M12 11v2M19 11v2', width: 3 },
  menu: { path: 'M3 6h18M3 12h18M3 18h18' },
  undo: { path: 'M8 4 4 8l4 4M4 8h10a6 6 0 0 1 0 12H7' },
  pause: { path: 'M8 5v14M16 5v14', width: 3 },
  alert: { path: 'M12 3 2 21h20zM12 10v5M12 17v2' },
  info: { path: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7v2' },
  offline: { path: 'M3 3l18 18M5 13a10 10 0 0 1 4-2.6M2 9a15 15 0 0 1 4-2.7M12 5c4 0 7.5 1.5 10 4M15.5 11c1.3.5 2.5 1.2 3.5 2M9 16.5a4.5 4.5 0 0 1 6 0M12 20v1' },
  clock: { path: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l4 2' },
  screen: { path: 'M3 4h18v12H3zM12 16v5M8 21h8' },
} as const satisfies Record<string, Drawing>;

export type IconName = keyof typeof icons | keyof typeof others;
