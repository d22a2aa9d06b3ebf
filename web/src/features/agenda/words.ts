import { t } from '../../i18n';

/** ", 4 min late" or ", 3 min early"; nothing within a minute of the plan. */
export function lateWords(minutes: number): string {
  if (Math.abs(minutes) < 2) return '';
  return minutes > 0 ? t('common.late', { n: minutes }) : t('common.early', { n: -minutes });
}
