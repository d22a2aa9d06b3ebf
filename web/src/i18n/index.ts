// What screens import: t('key') for our words, lt(text) for what people wrote in several languages.
import { language, word, type Key } from './language.svelte';
import { format, type Args } from './message';
import type { LocalizedText } from '../live/wire.gen';

export { LANGUAGES, chooseLanguage, language, loadWords, speak, type Area, type Key, type Language } from './language.svelte';
export * from './format.svelte';

export function t(key: Key, args: Args = {}): string {
  const message = word(key);
  return message === undefined ? key : format(message, args, language());
}

export interface Said {
  readonly text: string;
  readonly lang: string;
}

/** In the reader's language, else in English, else in the first; `lang` belongs on the element that shows it. */
export function lt(text: LocalizedText): Said {
  const lang = [language(), 'en'].find((tag) => tag in text) ?? Object.keys(text)[0] ?? 'en';
  return { text: text[lang] ?? '', lang };
}

/** The same in another language, where it differs: the first of `wished` that there is, else any. */
export function other(text: LocalizedText, wished: readonly string[] = []): Said | null {
  const shown = lt(text);
  const lang = [...wished, ...Object.keys(text)].find((tag) => tag in text && text[tag] !== shown.text);
  return lang ? { text: text[lang]!, lang } : null;
}
