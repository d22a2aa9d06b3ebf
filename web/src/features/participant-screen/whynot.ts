// Why one cannot ask for the floor now. Not a rule: the workshop decides. It only saves the way there
// and back where the answer is to be seen already.
import { t } from '../../i18n';
import type { Me, Views } from '../../live/wire.gen';
import { sessionNow } from '../session/now';

export function whyNot(views: Views, me: Me): string | null {
  const session = sessionNow(views.agenda).is;
  if (!me.powers.includes('REQUEST_FLOOR') || !me.seats.some((seat) => seat.speaks)) return t('participant.cannot.seat');
  if (session !== 'live' && session !== 'suspended') return t('participant.cannot.session');
  if (views.floor.item === null) return t('participant.cannot.item');
  if (me.channel === null) return t('participant.cannot.absent');
  return views.floor.isOpen ? null : t('participant.cannot.list');
}
