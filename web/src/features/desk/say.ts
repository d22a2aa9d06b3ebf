// Phrases become words here, in the reader's language.
import { lt, t } from '../../i18n';
import { plateWords } from '../connection/answers';
import type { Plate } from '../../live/wire.gen';
import { isPlate, type Filling, type Phrase } from './phrase';

export function say({ key, args }: Phrase): string {
  return t(key, Object.fromEntries(Object.entries(args).map(([name, filling]) => [name, words(filling)])));
}

function words(filling: Filling): string | number {
  if (typeof filling !== 'object') return filling;
  return isPlate(filling) ? who(filling) : lt(filling).text;
}

const LONG = 60;

/** "Rector, University of Technology"; where that would fill the bar, the institution alone. */
function who(plate: Plate): string {
  const words = plateWords(plate);
  return words.length > LONG && plate.delegation ? lt(plate.delegation).text : words;
}
