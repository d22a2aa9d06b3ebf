import { hourMinuteSecond, t } from '../../i18n';

/** In the hall, and in the one zone that is the same for both parties. */
export function moment(instant: number): string {
  const utc = new Date(instant).toISOString().slice(11, 19);
  const hall = hourMinuteSecond(instant);
  if (hall === utc) return `${utc} UTC`;
  return t('sign.moment', { hall, utc });
}
