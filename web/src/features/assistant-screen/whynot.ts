// Why no hand can be raised now. Not a rule: it only saves the way to the workshop and back.
import { t } from '../../i18n';
import type { Views } from '../../live/wire.gen';
import { sessionNow } from '../session/now';

export function whyNot(views: Views): string | null {
  const session = sessionNow(views.agenda).is;
  if (session !== 'live' && session !== 'suspended') return t('assistant.cannot.session');
  return views.floor.item === null ? t('assistant.cannot.item') : null;
}
