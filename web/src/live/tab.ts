// What a browser tab keeps over a reload: its name, how many asks it ever made, and those that are not
// answered yet. The server knows an ask by tab and count, and so carries each out only once.
import type { Command } from './wire.gen';

export interface Pending {
  readonly ref: number;
  readonly command: Command;
  /** By this device's clock; only compared with the same clock. */
  readonly at: number;
  /** Whether it was ever handed to a connection. */
  sent: boolean;
}

const CLAIM = 1_000;

interface Kept {
  tab: string;
  counter: number;
  asks: Pending[];
}

export class Tab {
  #kept: Kept;

  constructor(
    private readonly key: string,
    private readonly storage: Storage | null = sessionStorageOrNone(),
  ) {
    this.#kept = this.#read() ?? { tab: newName(), counter: 0, asks: [] };
    this.#write();
  }

  get name(): string {
    return this.#kept.tab;
  }

  get asks(): readonly Pending[] {
    return this.#kept.asks;
  }

  add(command: Command, at: number): Pending {
    const ask = { ref: ++this.#kept.counter, command, at, sent: false };
    this.#kept.asks.push(ask);
    this.#write();
    return ask;
  }

  sent(ask: Pending): void {
    if (ask.sent) return;
    ask.sent = true;
    this.#write();
  }

  remove(ref: number): Pending | undefined {
    const at = this.#kept.asks.findIndex((ask) => ask.ref === ref);
    if (at < 0) return undefined;
    const [ask] = this.#kept.asks.splice(at, 1);
    this.#write();
    return ask;
  }

  /**
   * Waits until no other page uses this tab's name: at once, except in a duplicated tab, which takes a new one.
   * A page that is just being left may hold it for a moment longer.
   */
  async claim(): Promise<void> {
    // Not there on insecure origins; then the server notices (`replaced`).
    if (!navigator.locks) return;
    const held = await new Promise<boolean>((resolve) => {
      const options = { signal: AbortSignal.timeout(CLAIM) };
      const hold = () => (resolve(true), new Promise<void>(() => {}));
      navigator.locks.request(`khural.tab.${this.name}`, options, hold).catch(() => resolve(false));
    });
    if (held) return;
    this.rename();
    await this.claim();
  }

  /**
   * A duplicated tab starts with a copy of everything, its asks included: it needs a name of its own, and
   * the asks stay with the first. Returns those.
   */
  rename(): readonly Pending[] {
    const { asks } = this.#kept;
    this.#kept = { tab: newName(), counter: 0, asks: [] };
    this.#write();
    return asks;
  }

  #read(): Kept | null {
    try {
      const text = this.storage?.getItem(this.key);
      return text ? (JSON.parse(text) as Kept) : null;
    } catch {
      return null;
    }
  }

  #write(): void {
    try {
      this.storage?.setItem(this.key, JSON.stringify(this.#kept));
    } catch {
      // Full or forbidden: then a reload forgets what was not answered.
    }
  }
}

function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_');
}

function sessionStorageOrNone(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
