// A real server for a browser test: the built jar, a free port, fresh data, ended by its own pid.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const root = resolve(import.meta.dirname, '../..');
export const target = join(root, 'target');

/** One personal link as the server printed it: whose role it opens, and where. */
export interface Link {
  readonly role: string;
  readonly url: string;
}

export class Server {
  readonly origin: string;
  private process: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    readonly data: string,
    private readonly options: readonly string[],
  ) {
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** Starts on empty data; with `data` it joins or continues what lies there. */
  static async start(options: { args?: string[]; data?: string } = {}): Promise<Server> {
    mkdirSync(target, { recursive: true });
    const data = options.data ?? mkdtempSync(join(target, 'e2e-data-'));
    const server = new Server(await freePort(), data, options.args ?? []);
    await server.start();
    return server;
  }

  /** Starts again on the same port and data, as an operator would after a crash. */
  async start(): Promise<void> {
    const log = openSync(this.log, 'a');
    this.process = spawn(
      join(root, 'bin/run'),
      ['--port', String(this.port), '--data', this.data, ...this.options],
      // bin/run ends in exec, so this child's pid is the server's own.
      { stdio: ['ignore', log, log], env: { ...process.env, KHURAL_HTTP_PUBLICURL: this.origin } },
    );
    closeSync(log);
    await this.ready();
  }

  /** Asks it to drain, as SIGTERM does in production; a Redis left over by a crash goes with it. */
  async stop(): Promise<void> {
    await this.end('SIGTERM', 25_000);
    this.signalRedis('SIGTERM');
  }

  /** Ends it in the middle of whatever it does. */
  async crash(): Promise<void> {
    await this.end('SIGKILL', 5_000);
  }

  /** Ends this server's own Redis in the middle of whatever it does; Khural starts it again. */
  killRedis(): void {
    this.signalRedis('SIGKILL');
  }

  links(): Link[] {
    return JSON.parse(readFileSync(join(this.data, 'links.json'), 'utf8')) as Link[];
  }

  /** The link of a role; the n-th one where a role has several. */
  link(role: string, n = 0): string {
    const found = this.links().filter((link) => link.role === role)[n];
    if (!found) throw new Error(`No link ${n} for ${role}; there are ${this.links().map((l) => l.role)}`);
    return found.url;
  }

  private signalRedis(signal: NodeJS.Signals): void {
    const file = join(this.data, 'redis/redis.pid');
    if (!existsSync(file)) return;
    try {
      process.kill(Number(readFileSync(file, 'utf8')), signal);
    } catch {
      // It is gone already, which is what was wanted.
    }
  }

  /** All that it wrote to its log. */
  said(): string {
    return readFileSync(this.log, 'utf8');
  }

  private get log(): string {
    return join(this.data, 'server.log');
  }

  private async ready(): Promise<void> {
    // Long enough to build the jar first, should the sources be newer.
    const deadline = Date.now() + 180_000;
    while (Date.now() < deadline) {
      if (this.process?.exitCode != null) break;
      const health = await fetch(`${this.origin}/api/health`).catch(() => null);
      if (health?.ok) return;
      await sleep(100);
    }
    await this.end('SIGKILL', 5_000);
    throw new Error(`The server did not become ready:\n${existsSync(this.log) ? readFileSync(this.log, 'utf8').slice(-4000) : ''}`);
  }

  private async end(signal: NodeJS.Signals, patience: number): Promise<void> {
    const child = this.process;
    this.process = null;
    if (!child || child.exitCode != null || child.signalCode != null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    if (await Promise.race([gone.then(() => true), sleep(patience, false)])) return;
    child.kill('SIGKILL');
    await gone;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
