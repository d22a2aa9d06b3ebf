// The server's clock on this screen. What the device's own clock says is never used: only how much
// time passed on it since a message came that told the server's time.

const KEPT = 12;
const TRUSTED = 3;
/** Further ahead than this can only mean that the device slept, and its count of time with it. */
const JUMP = 1500;

export class ServerClock {
  /** How far the server is ahead of the device's count, one per message; a slow message reads low. */
  #samples: number[] = [];
  #offset: number | null = null;
  /** How far the device's wall clock was ahead of its count at the last word. */
  #wall = 0;

  constructor(
    private readonly count: () => number = () => performance.now(),
    private readonly wall: () => number = () => Date.now(),
  ) {}

  /** A message that said `now` has just arrived. */
  heard(now: number): void {
    const sample = now - this.count();
    if (this.#offset !== null && sample > this.#offset + JUMP) this.#samples = [];
    this.#samples.push(sample);
    if (this.#samples.length > KEPT) this.#samples.shift();
    this.#offset = this.#estimate();
    this.#wall = this.wall() - this.count();
  }

  /** Milliseconds since the epoch by the server's clock; before its first word by the device's. */
  now(): number {
    if (this.#offset === null) return this.wall();
    return Math.round(this.count() + this.#offset + this.#slept());
  }

  get isKnown(): boolean {
    return this.#offset !== null;
  }

  /** The wall clock goes on while the count sleeps; it bridges the time until the server's next word. */
  #slept(): number {
    const ahead = this.wall() - this.count() - this.#wall;
    return ahead > JUMP ? ahead : 0;
  }

  /** Delay only ever makes a sample smaller: the median of the largest few came through fastest. */
  #estimate(): number {
    const best = [...this.#samples].sort((a, b) => b - a).slice(0, TRUSTED);
    return best[Math.floor(best.length / 2)] ?? 0;
  }
}

export const clock = new ServerClock();
