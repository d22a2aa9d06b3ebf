// A server and a network for tests of the live store: tokens, sockets that can be cut, and a clock.
import { vi } from 'vitest';
import type { ClientMessage, Me, ServerMessage, Views } from './wire.gen';

export class FakeSocket {
  static readonly OPEN = 1;
  readyState = 0;
  readonly heard: ClientMessage[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    network.sockets.push(this);
  }

  send(text: string): void {
    this.heard.push(JSON.parse(text) as ClientMessage);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The handshake succeeds. */
  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** The connection breaks, as networks do. */
  cut(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  get asks(): number[] {
    return this.heard.flatMap((message) => (message.is === 'ask' ? [message.ref] : []));
  }
}

export const network = {
  sockets: [] as FakeSocket[],
  /** What the next requests for a token are answered with. */
  token: 200,
  storage: new Map<string, string>(),
  listeners: new Map<string, (() => void)[]>(),
};

export const latest = (): FakeSocket => network.sockets.at(-1)!;

export function begin(): void {
  network.sockets = [];
  network.token = 200;
  network.storage.clear();
  network.listeners.clear();
  vi.useFakeTimers({ now: Date.parse('2026-03-03T14:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const on = (name: string, listener: () => void) =>
    network.listeners.set(name, [...(network.listeners.get(name) ?? []), listener]);
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('location', { protocol: 'https:', host: 'khural.test' });
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('addEventListener', on);
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('document', { addEventListener: on, removeEventListener: () => {} });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => network.storage.get(key) ?? null,
    setItem: (key: string, value: string) => network.storage.set(key, value),
  });
  vi.stubGlobal('fetch', async () => ({
    ok: network.token === 200,
    status: network.token,
    json: async () => ({ token: 'jwt', workshop: 'w1' }),
  }));
}

export function end(): void {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}

export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

export const view = (version: number, reset: { lost: number } | null = null): ServerMessage => ({
  is: 'view',
  mark: mark(version),
  now: Date.now(),
  audience: 'PARTICIPANT',
  views: { attendance: { hall: version, online: 0 } } as unknown as Views,
  me: { powers: [] } as unknown as Me,
  reset,
});

export const patch = (from: number, to: number): ServerMessage => ({
  is: 'patch',
  from: mark(from),
  to: mark(to),
  patches: { attendance: [{ op: 'replace', path: '/hall', value: to }] },
});

export const ping = (version: number): ServerMessage => ({ is: 'ping', mark: mark(version), now: Date.now() });

export const mark = (version: number): string => `${version}.${String(version).padStart(16, '0')}`;
