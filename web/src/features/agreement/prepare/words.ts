import { hourMinute, language, lt, t } from '../../../i18n';
import { wallTime } from '../../../i18n/zoned';
import type { AgreementViewRow, Signatory } from '../../../live/wire.gen';
import type { Office } from '../../office/office.svelte';

/** The languages in which names are written: those of the text first, then those of the workshop. */
export function spoken(office: Office, { terms }: AgreementViewRow): string[] {
  return [...new Set([...terms.languages, ...office.languages])];
}

/** "Wednesday 2 December 2026, 17:45", by the clock of the workshop: a term may lie in another year. */
export function dayTime(office: Office, instant: number): string {
  const { zone } = office.views.about;
  // Not every browser knows Mongolian: then digits, rather than the words of another language.
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(language()).length > 0;
  const day = isKnown
    ? new Intl.DateTimeFormat(language(), { dateStyle: 'full', timeZone: zone }).format(instant)
    : wallTime(instant, zone).slice(0, 10);
  return t('prepare.day_time', { day, time: hourMinute(instant) });
}

/** With a capital at its beginning. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);
}

/** "Rector, University of Technology"; the name first, where it is another than the office. */
export function whoWords({ parties }: AgreementViewRow, { name, capacity, party }: Signatory): string {
  const institution = parties.find((each) => each.id === party);
  const all = [name, capacity, institution?.name].flatMap((text) => (text ? [lt(text).text] : []));
  return [...new Set(all)].join(', ');
}
