// Why somebody stands where they stand, and since when they wait: said beside every place.
import { hourMinute, t, day } from '../../i18n';
import type { FloorViewRow } from '../../live/wire.gen';

const DAY = 24 * 3_600_000;

export function whyWords(row: FloorViewRow, now: number): string {
  const parts = [
    row.stage === 'CALLED' && t('chair.queue.called'),
    t(`chair.queue.why.${row.why.code}`, { time: hourMinute(row.why.at) }),
    row.via !== 'SELF' && t(`chair.queue.via.${row.via}`),
    waitWords(row, now),
  ];
  return parts.filter(Boolean).join(' ');
}

export function waitWords({ asked }: FloorViewRow, now: number): string {
  const minutes = Math.floor((now - asked) / 60_000);
  if (now - asked >= DAY) return t('chair.queue.waits_since', { when: day(asked, now, t('common.today')) });
  return minutes < 1 ? t('chair.queue.asked_now') : t('chair.queue.waits', { n: minutes });
}
