// How a request to the chair ended, in words.
import { hourMinute, t } from '../../i18n';
import type { MeRequested } from '../../live/wire.gen';

export function outcomeWords({ kind, fate, at, reason }: MeRequested): string {
  const time = hourMinute(at);
  if (fate === 'GRANTED') return kind === 'TECHNICAL' ? t('waiting.granted.TECHNICAL', { time }) : t('waiting.granted', { time });
  return `${t('waiting.declined', { time })} ${reason ? t('waiting.reason', { reason }) : t('waiting.reason.none')}`;
}
