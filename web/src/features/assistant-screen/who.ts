// Whom an assistant must find in the hall: where somebody unknown sits comes before everything else.
import { t } from '../../i18n';
import type { FloorViewRow } from '../../live/wire.gen';
import { plateWords } from '../connection/answers';

export function whoWords(row: FloorViewRow): string {
  if (!row.isUnknown) return plateWords(row.plate);
  return row.note ? t('assistant.unknown.at', { place: row.note }) : t('common.unknown');
}
