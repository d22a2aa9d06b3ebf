// What every panel of the chair's screen stands on: the situation, what can be done in it, and how it
// is asked. Panels hold no commands of their own beyond what they name.
import { t } from '../../i18n';
import type { Answer, Live } from '../../live/store.svelte';
import type { Command, Me, Views } from '../../live/wire.gen';
import { announce, notify } from '../../ui/notices.svelte';
import type { Listed } from '../poll/polls';
import type { Act, DialogName } from './acts';
import { say } from './say';
import { situationOf, type Situation } from './situation';

export class Desk {
  dialog = $state<DialogName | null>(null);
  /** Which entry, item or request the open dialog is about; null: none in particular. */
  about = $state<string | null>(null);
  /** How many votes are still here, when too few were to certify a result. */
  lost = $state.raw<{ present: number; eligible: number } | null>(null);
  /** Asks of the chair without an answer: the next step waits for them, so that no double click goes on. */
  busy = $state(0);

  readonly s: Situation = $derived.by(() => situationOf(this.views, this.me));

  constructor(
    private readonly connection: () => Live,
    private readonly shown: () => { views: Views; me: Me },
  ) {}

  /** The poll that the open dialog is about, else the one that needs who holds it. */
  get poll(): Listed | null {
    const row = this.about === null ? undefined : this.views.poll.polls[this.about];
    return row ? { id: this.about!, row } : this.s.poll;
  }

  get live(): Live {
    return this.connection();
  }

  get views(): Views {
    return this.shown().views;
  }

  get me(): Me {
    return this.shown().me;
  }

  /** Why nothing of the chair can be asked now: a screen that is not live would decide on an old picture. */
  get notLive(): string | null {
    return this.live.isLive ? null : t('chair.why.offline');
  }

  whyNot(act: Act): string | null {
    if (this.notLive) return this.notLive;
    const reason = act.whyNot(this.s);
    return reason && say(reason);
  }

  label(act: Act): string {
    return say(act.label(this.s));
  }

  carryOut(act: Act): void {
    const reason = this.whyNot(act);
    if (reason) return notify({ text: reason, tone: 'stop' });
    const opens = typeof act.opens === 'function' ? act.opens(this.s) : act.opens;
    if (opens) return this.open(opens, act.about ?? null);
    const command = act.command?.(this.s);
    if (command) void this.ask(command);
  }

  open(dialog: DialogName, about: string | null = null): void {
    this.about = about;
    this.dialog = dialog;
  }

  close(): void {
    this.dialog = null;
  }

  async ask(command: Command): Promise<Answer> {
    this.busy++;
    try {
      const answer = await this.live.ask(command);
      if (command.type === 'session.undo' && answer.is === 'done') announce(t('chair.undone'));
      return answer;
    } finally {
      this.busy--;
    }
  }
}
