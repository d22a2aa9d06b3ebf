// The sentence for an answer that is not "done". The server sends codes and data; here they become words.
import { lt, t, type Key } from '../../i18n';
import type { Answer } from '../../live/store.svelte';
import { nameless } from '../../ui/nameless';
import type { Command, Plate, Views } from '../../live/wire.gen';

export async function answerWords(command: Command, answer: Answer, views: Views | null): Promise<string | null> {
  switch (answer.is) {
    case 'done':
      return null;
    case 'refused':
      return refused(answer.code, answer.args, views);
    case 'failed':
      return t('common.failed', { incident: answer.incident });
    case 'dropped':
      return t(`common.dropped.${answer.why}`, { what: commandWords(command) });
  }
}

/** Most people never meet a rule: its sentence is fetched by who does. */
async function refused(code: string, args: Record<string, unknown>, views: Views | null): Promise<string> {
  try {
    const { refusalWords } = await import('./refusals');
    return await refusalWords(code, args, views);
  } catch {
    return t('common.refused', { code });
  }
}

/** A plate in one line: "Rector, University of Technology". */
export function plateWords(plate: Plate): string {
  const parts = [plate.name, plate.name ? null : plate.capacity, plate.delegation];
  const words = parts.filter((part) => part !== null).map((part) => lt(part).text);
  return words.length ? words.join(', ') : t(nameless(plate));
}

/** What somebody asked for, as a noun: "your request for the floor"; of the screens' words, whichever are there. */
export function commandWords(command: Command): string {
  for (const area of ['assistant', 'common', 'organiser'] as const) {
    const key = `${area}.ask.${command.type}` as Key;
    const words = t(key);
    if (words !== key) return words;
  }
  return t('common.ask.other');
}
