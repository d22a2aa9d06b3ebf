// A sentence that is not yet said: its key, and whom or what it is about. Pure modules speak in
// phrases; what they become in the reader's language is decided where they are drawn.
import type { LocalizedText, Plate } from '../../live/wire.gen';

export type Filling = Plate | LocalizedText | string | number;

export interface Phrase {
  readonly key: string;
  readonly args: Readonly<Record<string, Filling>>;
}

export function phrase(key: string, args: Record<string, Filling> = {}): Phrase {
  return { key, args };
}

export function isPlate(filling: Filling): filling is Plate {
  return typeof filling === 'object' && 'person' in filling;
}
