// Phrases become words here, in the reader's language.
import { lt, t } from '../../i18n';
import { plateWords } from '../connection/answers';
import { isPlate, type Filling, type Phrase } from './phrase';

export function say({ key, args }: Phrase): string {
  return t(key, Object.fromEntries(Object.entries(args).map(([name, filling]) => [name, words(filling)])));
}

function words(filling: Filling): string | number {
  if (typeof filling !== 'object') return filling;
  return isPlate(filling) ? plateWords(filling) : lt(filling).text;
}
