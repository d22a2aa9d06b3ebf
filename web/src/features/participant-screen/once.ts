// A second press of the same button would ask for the same again.
import { t } from '../../i18n';
import type { Answer, Live } from '../../live/store.svelte';
import type { Command } from '../../live/wire.gen';
import { notify } from '../../ui/notices.svelte';

/** Asks, unless the same is asked already; null if it is. */
export type Once = (command: Command) => Promise<Answer> | null;

export function askOnce(live: Live, command: Command): Promise<Answer> | null {
  const same = JSON.stringify(command);
  if (!live.pending.some((ask) => JSON.stringify(ask.command) === same)) return live.ask(command);
  notify({ text: t('participant.asking'), tone: 'why' });
  return null;
}
