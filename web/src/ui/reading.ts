// What a speech clock reads. The server stores instants only; every screen computes the rest alike.
export interface Running {
  /** Planned seconds. */
  readonly planned: number;
  /** Milliseconds used before `since`. */
  readonly used: number;
  readonly since: number | null;
}

export type Cue = 'soon' | 'over' | 'paused' | 'stale';

export interface Reading {
  /** Whole seconds left; negative once over. */
  readonly left: number;
  readonly planned: number;
  /** 0..1, for the beam. */
  readonly at: number;
  /** Ticks of the beam. */
  readonly minutes: number;
  readonly cue: Cue | undefined;
}

const LAST_MINUTE = 60;

export function read(clock: Running, now: number): Reading {
  const used = (clock.used + (clock.since === null ? 0 : Math.max(0, now - clock.since))) / 1000;
  // Rounded like a countdown: 5:00 for the first instant, 0:00 when the last second is used up.
  const left = Math.ceil(clock.planned - used);
  return {
    left,
    planned: clock.planned,
    at: clock.planned > 0 ? Math.min(1, used / clock.planned) : 1,
    minutes: Math.max(1, Math.round(clock.planned / 60)),
    cue: clock.since === null ? 'paused' : cueOf(left, clock.planned),
  };
}

function cueOf(left: number, planned: number): Cue | undefined {
  if (left < 0) return 'over';
  // A speech of one minute is not "in its last minute" from the beginning.
  return left <= Math.min(LAST_MINUTE, planned / 2) ? 'soon' : undefined;
}
