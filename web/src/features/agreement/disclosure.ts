// What one agrees to when one agrees to sign in this way. The text is a file of its own that anybody can fetch
// and take the fingerprint of; a released version never changes (see disclosure.test.ts).
import { fingerprint } from '../../ui/fingerprint';
import type { Language } from '../../i18n';

const VERSION = 1;

export interface Disclosure {
  readonly language: Language;
  readonly address: string;
  /** Of the file, byte by byte. */
  readonly sha256: string;
  readonly title: string;
  readonly parts: readonly { readonly heading: string; readonly text: string }[];
}

export const addressOf = (language: Language) => `/disclosure/${VERSION}/${language}.txt`;

/** Null: it did not come. */
export async function fetchDisclosure(language: Language): Promise<Disclosure | null> {
  const address = addressOf(language);
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { language, address, sha256: await fingerprint(bytes), ...parse(new TextDecoder().decode(bytes)) };
  } catch {
    return null;
  }
}

/** A title, then parts: a line that heads it, and its text. Empty lines stand between. */
export function parse(text: string): Pick<Disclosure, 'title' | 'parts'> {
  const [title = '', ...parts] = text.trim().split(/\n{2,}/);
  return {
    title,
    parts: parts.map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      return { heading, text: lines.join(' ') };
    }),
  };
}
