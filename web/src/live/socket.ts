// One lasting conversation with the server over connections that come and go. It knows nothing of
// views: it fetches a token, connects, joins, watches that the server is still heard, and comes again.
import type { ClientMessage, ServerMessage, WorkshopId } from './wire.gen';

export type Phase = 'connecting' | 'open' | 'stale' | 'closed' | 'ended';

export interface Listener {
  /** What the next join says. */
  join(workshop: WorkshopId): Extract<ClientMessage, { is: 'join' }>;
  heard(message: ServerMessage): void;
  /** `open`: joined, and the server has spoken. */
  phase(phase: Phase, code?: string): void;
}

const SILENT = 15_000;
const LOST = 25_000;
const BACKOFF = { least: 250, most: 8_000 };
/** Nothing at all after the handshake was begun: the way is blocked somewhere. */
const PATIENCE = 10_000;

export class Socket {
  #ws: WebSocket | null = null;
  #joined = false;
  #heardAt = 0;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #attempt = 0;
  #phase: Phase = 'connecting';

  constructor(
    /** Where it gets the pass for each connection. */
    private readonly passes: string,
    private readonly listener: Listener,
  ) {}

  start(): void {
    addEventListener('online', this.#comeNow);
    addEventListener('offline', this.#goneNow);
    document.addEventListener('visibilitychange', this.#look);
    this.#watch = setInterval(this.#look, 1_000);
    void this.#connect();
  }

  /** Closes for good, on purpose. */
  stop(): void {
    this.#send({ is: 'leave' });
    this.#end();
  }

  /** Whether a message would go out now. */
  get isOpen(): boolean {
    return this.#joined;
  }

  send(message: ClientMessage): boolean {
    return this.#joined && this.#send(message);
  }

  /** The screen and the server are no longer at one: begin again, at once but never in a tight circle. */
  rejoin(): void {
    this.#close();
    this.#again(this.#tries++ === 0 ? 0 : this.#delay());
  }

  async #connect(): Promise<void> {
    const attempt = ++this.#attempt;
    clearTimeout(this.#retry);
    try {
      const answer = await fetch(this.passes, {
        method: 'POST',
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (attempt !== this.#attempt) return;
      if (answer.status === 401 || answer.status === 404) return this.#end('ended');
      if (!answer.ok) throw new Error(`token: ${answer.status}`);
      const { token, workshop } = (await answer.json()) as { token: string; workshop: WorkshopId };
      if (attempt === this.#attempt) this.#open(token, workshop, attempt);
    } catch {
      if (attempt === this.#attempt) this.#fail();
    }
  }

  #open(token: string, workshop: WorkshopId, attempt: number): void {
    const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;
    const ws = new WebSocket(url, ['khural.v1', token]);
    const isCurrent = () => attempt === this.#attempt && this.#ws === ws;
    this.#ws = ws;
    this.#heardAt = Date.now();
    ws.onopen = () => isCurrent() && this.#send(this.listener.join(workshop));
    ws.onmessage = ({ data }) => isCurrent() && this.#receive(JSON.parse(data as string) as ServerMessage);
    ws.onclose = () => isCurrent() && this.#fail();
  }

  #receive(message: ServerMessage): void {
    this.#heardAt = Date.now();
    if (message.is === 'bye') return this.#bye(message.code, message.after);
    if (message.is === 'ping') this.#send({ is: 'pong' });
    this.listener.heard(message);
    // The listener may have found that the screens differ and have begun again.
    if (!this.#ws) return;
    // Quiet asks before the first word could overtake a join that is still waiting for its turn.
    this.#joined = true;
    if (message.is === 'ping') this.#tries = 0;
    this.#tell('open');
  }

  #bye(code: string, after: number): void {
    if (code === 'ended') return this.#end(code);
    this.#close();
    this.#tell('closed', code);
    this.#again(after > 0 ? after : this.#delay());
  }

  #fail(): void {
    this.#close();
    this.#tell('closed');
    this.#again(this.#delay());
  }

  #again(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), ms);
  }

  /** Full jitter: a hall of phones that lost one access point must not come back in step. */
  #delay(): number {
    const most = Math.min(BACKOFF.most, BACKOFF.least * 2 ** this.#tries++);
    return Math.random() * most;
  }

  #look = (): void => {
    if (!this.#ws) return;
    // By the wall clock, which goes on while a device sleeps; it may be set back in between.
    const silent = Math.abs(Date.now() - this.#heardAt);
    if (silent > (this.#joined ? LOST : PATIENCE)) this.#fail();
    else if (this.#joined && silent > SILENT) this.#tell('stale');
  };

  #comeNow = (): void => {
    if (this.#phase === 'ended' || this.#ws) return;
    this.#tries = 0;
    void this.#connect();
  };

  #goneNow = (): void => {
    if (this.#phase !== 'ended') this.#fail();
  };

  #send(message: ClientMessage): boolean {
    if (this.#ws?.readyState !== WebSocket.OPEN) return false;
    this.#ws.send(JSON.stringify(message));
    return true;
  }

  #close(): void {
    this.#attempt++;
    this.#joined = false;
    const ws = this.#ws;
    this.#ws = null;
    if (!ws) return;
    ws.onopen = ws.onmessage = ws.onclose = null;
    ws.close();
  }

  #end(code?: string): void {
    this.#close();
    clearTimeout(this.#retry);
    clearInterval(this.#watch);
    removeEventListener('online', this.#comeNow);
    removeEventListener('offline', this.#goneNow);
    document.removeEventListener('visibilitychange', this.#look);
    this.#tell('ended', code);
  }

  #tell(phase: Phase, code?: string): void {
    if (phase === this.#phase && phase !== 'closed') return;
    this.#phase = phase;
    this.listener.phase(phase, code);
  }
}
