import { t, type Key } from '../../../i18n';
import type { AgreementFinding } from '../../../live/wire.gen';

const KNOWN: readonly string[] = [
  'NOT_A_PDF', 'TOO_LARGE', 'TOO_MANY_PAGES', 'ENCRYPTED', 'SCRIPT', 'ACTION', 'XFA', 'FORM', 'SIGNED_ALREADY', 'LAYERS', 'ATTACHMENT',
  'FONT_NOT_EMBEDDED', 'IMAGE_FORMAT', 'DANGLING', 'GENERATION', 'PAGE_SIZE', 'NO_PAGE', 'MISSING_BLOB', 'MISSING_GLYPH', 'FIELD_OFF_PAGE',
];

/** What was found, and what to do about it; with the page, where it is of one. */
export function findingWords({ code, page, about }: AgreementFinding): string {
  const key = `prepare.finding.${code}` as Key;
  const words = KNOWN.includes(code) ? t(key, { about }) : t('prepare.finding.other', { code });
  return page ? t('prepare.finding.page', { n: page, words }) : words;
}
