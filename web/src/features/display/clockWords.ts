// What stands under a speech clock on a wall or a lectern.
import { clockFace, t } from '../../i18n';
import type { Reading } from '../../ui/reading';

export function clockWords({ cue, left, planned }: Reading, isStale: boolean): string {
  const minutes = planned / 60;
  const whole = Number.isInteger(minutes);
  const face = { planned: clockFace(planned) };
  if (isStale) return t('display.clock.last_known');
  if (cue === 'paused') return t('display.clock.paused');
  if (cue === 'over') return whole ? t('display.clock.over_min', { n: minutes }) : t('display.clock.over', face);
  if (cue === 'soon' && whole && minutes > 1 && left <= 60) return t('display.clock.last_minute', { n: minutes });
  return whole ? t('display.clock.left_min', { n: minutes }) : t('display.clock.left', face);
}
