// Somebody who takes part without a screen: for tests of one screen that need the others to act.
import type { Page } from '@playwright/test';
import type { Audience, Command, Me, Views } from '../src/live/wire.gen';

export interface Seen {
  readonly views: Views;
  readonly me: Me;
}

export class Actor {
  private constructor(
    private readonly page: Page,
    private readonly login: string,
    private readonly as: Audience,
  ) {}

  /** Enters by a personal link; `page` stands on any page of the server. */
  static async enter(page: Page, link: string, as: Audience): Promise<Actor> {
    const login = await page.evaluate(async (token) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await fetch('/api/enter', { method: 'POST', headers, body: JSON.stringify({ token }) });
      return ((await answer.json()) as { login: string }).login;
    }, new URL(link).hash.slice(1));
    return new Actor(page, login, as);
  }

  /** The views as they are now. */
  async look(): Promise<Seen> {
    return (await this.converse(null)) as Seen;
  }

  /** Asks, and fails the test unless it is done. */
  async ask(command: Command): Promise<void> {
    const answer = (await this.converse(command)) as { is: string };
    if (answer.is !== 'done') throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
  }

  /** One conversation on a connection of its own: the first view, or the answer to one ask. */
  private converse(command: Command | null): Promise<unknown> {
    return this.page.evaluate(
      async ({ login, as, command }) => {
        const pass = await fetch(`/api/logins/${login}/socket`, { method: 'POST' });
        const { token, workshop } = (await pass.json()) as { token: string; workshop: string };
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live`, ['khural.v1', token]);
        return new Promise((resolve, reject) => {
          socket.onerror = () => reject(new Error('no connection'));
          socket.onopen = () =>
            socket.send(JSON.stringify({ is: 'join', workshop, tab: crypto.randomUUID().slice(0, 8), as, since: null }));
          socket.onmessage = ({ data }) => {
            const message = JSON.parse(data as string) as { is: string };
            if (message.is === 'view' && command) socket.send(JSON.stringify({ is: 'ask', ref: 1, again: false, command }));
            else if (message.is === 'view' || 'ref' in message) (resolve(message), socket.close());
          };
        });
      },
      { login: this.login, as: this.as, command },
    );
  }
}
