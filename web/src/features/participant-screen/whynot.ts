// Why one cannot ask for the floor now. Not a rule: the workshop decides. It only saves the way there
// and back where the answer is to be seen already.
import { t } from '../../i18n';
import type { Kind, Me, Views } from '../../live/wire.gen';
import { sessionNow } from '../session/now';

export function whyNot(views: Views, me: Me, kind: Kind = 'STATEMENT'): string | null {
  if (!me.powers.includes('REQUEST_FLOOR') || !me.seats.some((seat) => seat.speaks)) return t('participant.cannot.seat');
  if (!isRunning(views)) return t('participant.cannot.session');
  if (views.floor.item === null) return t('participant.cannot.item');
  if (me.channel === null) return t('participant.cannot.absent');
  // A right of reply arises from what was said: it does not end with the list.
  return views.floor.isOpen || kind === 'RIGHT_OF_REPLY' ? null : t('participant.cannot.list');
}

export function isRunning(views: Views): boolean {
  const session = sessionNow(views.agenda).is;
  return session === 'live' || session === 'suspended';
}
