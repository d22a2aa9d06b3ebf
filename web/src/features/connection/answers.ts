// The sentence for an answer that is not "done". The server sends codes and data; here they become words.
import { loadWords, lt, t, type Key } from '../../i18n';
import type { Answer } from '../../live/store.svelte';
import type { Command, Plate, Views } from '../../live/wire.gen';

export async function answerWords(command: Command, answer: Answer, views: Views | null): Promise<string | null> {
  switch (answer.is) {
    case 'done':
      return null;
    case 'refused':
      // Most people never meet a rule: its sentences are fetched by who does.
      await loadWords('refusals').catch(() => {});
      return refusalWords(answer.code, answer.args, views);
    case 'failed':
      return t('common.failed', { incident: answer.incident });
    case 'dropped':
      return t(`common.dropped.${answer.why}`, { what: commandWords(command) });
  }
}

/** Says what did not happen, the rule, and what one can do. */
export function refusalWords(code: string, args: Record<string, unknown>, views: Views | null): string {
  const key = `refusals.${code}` as Key;
  const said: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(args)) said[name] = argWords(name, value, views);
  const words = t(key, said);
  return words === key ? t('common.refused', { code }) : words;
}

/** Ids become what people call the thing. */
function argWords(name: string, value: unknown, views: Views | null): string | number {
  if (typeof value === 'number') return value;
  const id = String(value);
  if (name === 'holder') {
    const plate = views?.chair.seat.find((each) => each.person === id);
    return plate ? plateWords(plate) : t('common.another_person');
  }
  const title = views?.agenda.items[id]?.title ?? views?.agenda.sessions.find((each) => each.id === id)?.title;
  if (title) return lt(title).text;
  const row = views?.floor.entries[id];
  return row ? plateWords(row.plate) : id;
}

/** A plate in one line: "Rector, University of Technology". */
export function plateWords(plate: Plate): string {
  const parts = [plate.name, plate.name ? null : plate.capacity, plate.delegation];
  const words = parts.filter((part) => part !== null).map((part) => lt(part).text);
  return words.length ? words.join(', ') : t('common.erased');
}

/** What somebody asked for, as a noun: "your request for the floor". */
export function commandWords(command: Command): string {
  const key = `common.ask.${command.type}` as Key;
  const words = t(key);
  return words === key ? t('common.ask.other') : words;
}
