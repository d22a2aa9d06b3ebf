// A document that the server writes: what there is to begin with, and the writing itself.
import { t, type Key } from '../../../i18n';
import type { AgreementId, LocalizedText, PersonId } from '../../../live/wire.gen';
import { refusalWords } from '../../connection/refusals';
import { call, pathOf, type Reply } from '../call';
import type { Place } from '../place';
import type { Brought } from './upload';

export interface Article {
  readonly heading: LocalizedText;
  readonly text: LocalizedText;
}
export interface Texts {
  readonly title: LocalizedText;
  readonly articles: readonly Article[];
}
/** `clauses`: of the articles, those on the languages and on this way of signing. */
export interface Standard extends Texts {
  readonly clauses: readonly Article[];
}
export interface Written extends Brought {
  readonly sha256: string;
  readonly places: Readonly<Record<PersonId, Place>>;
}

/** As the server has them (WritingDesk). */
export const MOST = { articles: 60, title: 300, text: 4_000 } as const;

export const standard = (login: string, agreement: AgreementId): Promise<Standard | string> =>
  answered(call<Standard>(pathOf({ login, agreement }, 'written'), {}));

export const write = (login: string, agreement: AgreementId, texts: Texts): Promise<Written | string> =>
  answered(
    call<Written>(pathOf({ login, agreement }, 'written'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(texts),
    }),
  );

const OWN: Record<string, Key> = {
  'access.not_allowed': 'prepare.document.not_allowed',
  'agreement.missing_letters': 'prepare.written.missing_letters',
  'agreement.text_missing': 'prepare.written.text_missing',
};

async function answered<T>(asking: Promise<Reply<T>>): Promise<T | string> {
  const reply = await asking;
  if (reply.is === 'ok') return reply.value;
  if (reply.is === 'away') return t('prepare.written.unreached');
  if (reply.is === 'failed') return t('common.failed', { incident: reply.incident });
  const key = OWN[reply.code];
  return key ? t(key, { letters: String(reply.args.letters ?? '') }) : refusalWords(reply.code, reply.args, null);
}

/** The number of the first article that lacks a text in a language; 0: none does. */
export function lacking({ articles }: Texts, languages: readonly string[]): number {
  const isWhole = (texts: LocalizedText) => languages.every((each) => texts[each]?.trim());
  return 1 + articles.findIndex((each) => !isWhole(each.heading) || !isWhole(each.text));
}

/** Those clauses that are not among the articles: by their heading, since the text may have been changed. */
export function offered(clauses: readonly Article[], articles: readonly Article[]): readonly Article[] {
  const headings = new Set(articles.flatMap((each) => Object.values(each.heading)));
  return clauses.filter((each) => !Object.values(each.heading).some((heading) => headings.has(heading)));
}

const nameOf = (agreement: AgreementId) => `khural-written-${agreement}`;

/** What was written last in this browser, if it is in these languages: to mend a word in it. */
export function kept(agreement: AgreementId, languages: readonly string[]): Texts | null {
  try {
    const texts = JSON.parse(localStorage.getItem(nameOf(agreement)) ?? 'null') as Texts | null;
    return texts && languages.every((each) => texts.title[each]) && !lacking(texts, languages) ? texts : null;
  } catch {
    return null;
  }
}

export function keep(agreement: AgreementId, texts: Texts): void {
  try {
    localStorage.setItem(nameOf(agreement), JSON.stringify(texts));
  } catch {
    // Where a browser keeps nothing, the next writing begins with the standard articles.
  }
}
