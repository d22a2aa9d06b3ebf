import { hourMinuteSecond, t } from '../../i18n';

/** In the hall, and in the one zone that is the same for both parties. */
export function moment(instant: number): string {
  const utc = new Date(instant).toISOString();
  return t('sign.moment', { hall: hourMinuteSecond(instant), utc: utc.slice(11, 19) });
}
