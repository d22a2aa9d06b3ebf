import { LANGUAGES } from '../../i18n';

/** A language in its own name: "Монгол". Not every browser knows all of them. */
export function languageName(code: string): string {
  if (code in LANGUAGES) return LANGUAGES[code as keyof typeof LANGUAGES];
  try {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  } catch {
    return code;
  }
}
