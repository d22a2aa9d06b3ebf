// The rest of the icons; see icons.ts.
import type { Drawing } from './icons';

export const others = {
  up: { path: 'm5 15 7-7 7 7' },
  down: { path: 'm5 9 7 7 7-7' },
  next: { path: 'm9 5 7 7-7 7' },
  back: { path: 'm15 5-7 7 7 7' },
  search: { path: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21' },
  mic: { path: 'M9 4.5A3 3 0 0 1 15 4.5V11a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v4' },
  play: { path: 'M7 4v16l13-8z' },
  stop: { path: 'M6 6h12v12H6z' },
  lock: { path: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4' },
  doc: { path: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7' },
  pen: { path: 'm4 20 1-5L16 4l4 4L9 19zM13 7l4 4' },
  people: { path: 'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2 20c0-4 3-6 7-6s7 2 7 6M16 5.5a3 3 0 0 1 0 6M18 14.5c2.5.7 4 2.5 4 5.5' },
  list: { path: 'M8 6h13M8 12h13M8 18h13M3 6h2M3 12h2M3 18h2' },
  poll: { path: 'M4 20V10M10 20V4M16 20v-7M22 20H2' },
  plus: { path: 'M12 5v14M5 12h14' },
  grip: { path: 'M9 5v2M15 5v2M9 11v2M15 11v2M9 17v2M15 17v2', width: 3 },
  globe: { path: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z' },
  link: { path: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1' },
  chair: { path: 'M7 12V3h10v9M4 12.5h16M6.5 13v8M17.5 13v8' },
  seal: { path: 'M12 3a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM9 14l-2 7 5-2.5L17 21l-2-7M9.5 9l2 2 3.5-4' },
} as const satisfies Record<string, Drawing>;
