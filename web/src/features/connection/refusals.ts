// The sentence for a refusal, from its code and its arguments.
import { loadWords, lt, t, type Key } from '../../i18n';
import type { Views } from '../../live/wire.gen';
import { plateWords } from './answers';

/** Says what did not happen, the rule, and what one can do. */
export async function refusalWords(
  code: string,
  args: Record<string, unknown>,
  views: Views | null,
): Promise<string> {
  await loadWords('refusals');
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
  if (name === 'person') {
    const signing = views?.agreement?.agreements.flatMap((each) => each.signatories).find((each) => each.who.person === id);
    return signing ? lt(signing.who.name).text : t('common.another_person');
  }
  const title = views?.agenda.items[id]?.title
    ?? views?.agenda.sessions.find((each) => each.id === id)?.title
    ?? views?.poll.polls[id]?.form.title;
  if (title) return lt(title).text;
  const row = views?.floor.entries[id];
  return row ? plateWords(row.plate) : id;
}
