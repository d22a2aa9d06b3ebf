// What a screen knows of the workshop, and how it asks. Views change only by what the server sends.
import { clock } from './clock';
import { patchViews } from './patch';
import { Socket, type Phase } from './socket';
import { Tab, type Pending } from './tab';
import type { Audience, ClientMessage, Command, Mark, Me, ServerMessage, Views, WorkshopId } from './wire.gen';

export type { Pending } from './tab';

export type Status = 'connecting' | 'live' | 'stale' | 'offline' | 'ended';

export type Answer =
  | { readonly is: 'done'; readonly mark: Mark }
  | { readonly is: 'refused'; readonly code: string; readonly args: Record<string, unknown> }
  | { readonly is: 'failed'; readonly incident: string }
  /** `late`: no answer in two minutes, and nobody knows; `unsent`: never left this device; `full`: too many wait. */
  | { readonly is: 'dropped'; readonly why: 'late' | 'unsent' | 'full' };

/** Hears every answer, also to asks that were made before a reload. */
export type Hearer = (ask: Pending, answer: Answer) => void;

const PATIENCE = 120_000;
const MOST = 16;
const BEHIND = 2_000;
/** What is never dropped: sent until there is an answer, even if that is that it comes too late. */
const BALLOT = /^poll\.(cast|contr|obj)/;

export class Live {
  views = $state<Views | null>(null);
  me = $state<Me | null>(null);
  mark = $state.raw<Mark | null>(null);
  status = $state<Status>('connecting');
  /** Server time at which the status began; for `offline` and `stale` the last moment that was heard. */
  since = $state(clock.now());
  /** How many people have a connection now; null before the first word about it. */
  connected = $state<number | null>(null);
  /** Known from the first connection on. */
  workshop: WorkshopId | null = null;
  /** Asks without an answer, oldest first. */
  pending = $state.raw<readonly Pending[]>([]);
  /** The server lost its last moments, and with them so many of this tab's confirmed asks. */
  lost = $state<number | null>(null);

  readonly #tab: Tab;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #hearers = new Set<Hearer>();
  readonly #watch: ReturnType<typeof setInterval>;
  #behind: ReturnType<typeof setTimeout> | undefined;
  #heardAt = clock.now();

  constructor(
    readonly login: string,
    readonly as: Audience,
  ) {
    this.#tab = new Tab(`khural.tab.${login}`);
    this.#socket = new Socket(`/api/${as === 'OBSERVER' ? 'observe' : 'logins'}/${encodeURIComponent(login)}/socket`, {
      join: (workshop) => this.#join(workshop),
      heard: (message) => this.#heard(message),
      phase: (phase, code) => this.#phase(phase, code),
    });
    this.#watch = setInterval(() => this.#dropLate(), 1_000);
    void this.#start();
  }

  async #start(): Promise<void> {
    await this.#tab.claim();
    this.pending = [...this.#tab.asks];
    this.#socket.start();
  }

  /** Asks the workshop. Without a connection the ask is kept and sent later; it always ends in one answer. */
  ask(command: Command): Promise<Answer> {
    return new Promise((resolve) => {
      if (this.#tab.asks.length >= MOST) {
        const refused: Answer = { is: 'dropped', why: 'full' };
        this.#say({ ref: 0, command, at: Date.now(), sent: false }, refused);
        return resolve(refused);
      }
      const ask = this.#tab.add(JSON.parse(JSON.stringify(command)) as Command, Date.now());
      this.#waiting.set(ask.ref, resolve);
      this.pending = [...this.#tab.asks];
      this.#send(ask);
    });
  }

  onAnswer(hearer: Hearer): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  stop(): void {
    clearInterval(this.#watch);
    this.#socket.stop();
  }

  /** What the screen shows is what the server has. */
  get isLive(): boolean {
    return this.status === 'live';
  }

  #join(workshop: WorkshopId): Extract<ClientMessage, { is: 'join' }> {
    this.workshop = workshop;
    return { is: 'join', workshop, tab: this.#tab.name, as: this.as, since: this.views ? this.mark : null };
  }

  #heard(message: ServerMessage): void {
    this.#heardAt = clock.now();
    switch (message.is) {
      case 'view':
        clock.heard(message.now);
        this.views = message.views;
        this.me = message.me;
        if (message.reset) this.lost = message.reset.lost;
        return this.#at(message.mark);
      case 'patch':
        return this.#patch(message);
      case 'own':
        this.me = message.me;
        return;
      case 'presence':
        this.connected = message.connected;
        return;
      case 'ping':
        clock.heard(message.now);
        return this.#compare(message.mark);
      case 'later':
        setTimeout(() => this.#resend(message.ref), message.ms);
        return;
      case 'malformed':
        if (message.ref !== null)
          this.#answer(message.ref, { is: 'failed', incident: `${message.path}: ${message.problem}` });
        return;
      case 'done':
      case 'refused':
      case 'failed':
        return this.#answer(message.ref, message);
      case 'bye':
    }
  }

  #patch({ from, to, patches }: Extract<ServerMessage, { is: 'patch' }>): void {
    if (!this.views || from !== this.mark) return this.#socket.rejoin();
    if (patchViews(this.views, patches)) return this.#at(to);
    // A patch that does not fit: what is on the screen cannot be trusted as a base any more.
    this.mark = null;
    this.#socket.rejoin();
  }

  #at(mark: Mark): void {
    this.mark = mark;
    this.#stopCompare();
  }

  /** The server is further than this screen: the change is on its way, or was lost. */
  #compare(mark: Mark): void {
    if (mark === this.mark) return this.#at(mark);
    this.#behind ??= setTimeout(() => {
      this.#behind = undefined;
      this.#socket.rejoin();
    }, BEHIND);
  }

  #stopCompare(): void {
    clearTimeout(this.#behind);
    this.#behind = undefined;
  }

  #phase(phase: Phase, code?: string): void {
    if (phase === 'closed' && code === 'replaced') this.#rename();
    if (phase === 'open') this.#sendAll();
    if (phase === 'closed') this.#stopCompare();
    const status = STATUS[phase];
    if (status === this.status) return;
    this.status = status;
    this.since = status === 'live' ? clock.now() : this.#heardAt;
  }

  /** Another tab is a copy of this one and has its name. */
  #rename(): void {
    const asks = this.#tab.rename();
    this.pending = [];
    for (const ask of asks) this.#finish(ask, { is: 'dropped', why: 'late' });
  }

  /** In order; the server knows those that it has had before. */
  #sendAll(): void {
    this.#dropLate();
    this.#tab.asks.forEach((ask) => this.#send(ask));
  }

  #send(ask: Pending): void {
    if (!this.#socket.isOpen) return;
    const again = ask.sent;
    // Remembered before it leaves: nothing may be sent a second time as if it were the first.
    this.#tab.sent(ask);
    this.#socket.send({ is: 'ask', ref: ask.ref, again, command: ask.command });
  }

  #resend(ref: number): void {
    const ask = this.#tab.asks.find((each) => each.ref === ref);
    if (ask) this.#send(ask);
  }

  #dropLate(): void {
    const late = this.#tab.asks.filter((ask) => Date.now() - ask.at > PATIENCE && !BALLOT.test(ask.command.type));
    for (const ask of late) this.#answer(ask.ref, { is: 'dropped', why: ask.sent ? 'late' : 'unsent' });
  }

  #answer(ref: number, answer: Answer): void {
    const ask = this.#tab.remove(ref);
    if (!ask) return;
    this.pending = [...this.#tab.asks];
    this.#finish(ask, answer);
  }

  #finish(ask: Pending, answer: Answer): void {
    this.#waiting.get(ask.ref)?.(answer);
    this.#waiting.delete(ask.ref);
    this.#say(ask, answer);
  }

  #say(ask: Pending, answer: Answer): void {
    for (const hearer of this.#hearers) hearer(ask, answer);
  }
}

const STATUS: Record<Phase, Status> = {
  connecting: 'connecting',
  open: 'live',
  stale: 'stale',
  closed: 'offline',
  ended: 'ended',
};
