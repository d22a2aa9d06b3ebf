// What the organiser's panels stand on: the views, who is here, which one form is open, and asking.
import { tick } from 'svelte';
import { t } from '../../i18n';
import type { Answer, Live } from '../../live/store.svelte';
import type { Command, LocalizedText, Me, Views } from '../../live/wire.gen';
import { Directory } from '../desk/directory.svelte';
import { languageName } from './languages';

export class Office {
  /** One form at a time, by name: nobody loses what was typed in another. */
  editing = $state<string | null>(null);
  /** The open form has done its work and only reports: another may take its place. */
  private isFinished = $state(false);
  readonly directory: Directory;

  constructor(
    private readonly connection: () => Live,
    private readonly shown: () => { views: Views; me: Me },
  ) {
    this.directory = new Directory(() => this.live.login, () => this.views);
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

  get languages(): readonly string[] {
    return this.views.about.languages;
  }

  open(name: string): void {
    this.isFinished = false;
    this.editing = name;
  }

  /** Nothing that was typed is lost any more if the open form closes; until it is opened again. */
  finish(): void {
    this.isFinished = true;
  }

  /** Closes the form and gives the focus back to the button that opened it, which is drawn anew. */
  close = async (): Promise<void> => {
    const name = this.editing;
    this.editing = null;
    await tick();
    document.getElementById(`opens-${name}`)?.focus();
  };

  /** No form is open, or one that only reports. */
  get isFree(): boolean {
    return this.editing === null || this.isFinished;
  }

  /** Why another form can not be opened now. */
  whyNotOpen(name: string): string | null {
    return this.isFree || this.editing === name ? null : t('organiser.form.other_open');
  }

  /** A form without a connection would only wait: it says so instead. */
  get notLive(): string | null {
    return this.live.isLive ? null : t('organiser.form.offline');
  }

  async ask(command: Command): Promise<Answer> {
    const answer = await this.live.ask(command);
    if (answer.is === 'done' && command.type.startsWith('people.')) void this.directory.read();
    return answer;
  }

  /** What a text lacks that everybody reads: the programme's first language. */
  lacking(texts: Readonly<Record<string, string>>, languages = this.languages): string | null {
    const first = languages[0];
    if (first === undefined || texts[first]?.trim()) return null;
    return t('organiser.texts.lacking', { language: languageName(first) });
  }
}

/** What was written, without the languages that were left out; null if none was filled. */
export function written(texts: Readonly<Record<string, string>>): LocalizedText | null {
  const filled = Object.entries(texts).flatMap(([lang, text]) => (text.trim() ? [[lang, text.trim()] as const] : []));
  return filled.length ? Object.fromEntries(filled) : null;
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** An id that nobody else chooses; 60 bits. */
export function newId(kind: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${kind}-${[...bytes].map((byte) => LETTERS[byte % 32]).join('')}`;
}
