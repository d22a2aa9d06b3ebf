// A sentence that is not yet said: its key, and whom or what it is about. Pure modules speak in
// phrases; what they become in the reader's language is decided where they are drawn.
import type { Key } from '../../i18n';
import type { LocalizedText, Plate } from '../../live/wire.gen';

export type Filling = Plate | LocalizedText | string | number;

export interface Phrase {
  readonly key: Key;
  readonly args: Readonly<Record<string, Filling>>;
}

export function phrase(key: Key, args: Record<string, Filling> = {}): Phrase {
  return { key, args };
}

export function isPlate(filling: Filling): filling is Plate {
  return typeof filling === 'object' && 'person' in filling;
}

/** The names of all words that begin so: `Named<'chair.why'>` is `'held' | 'empty' | ...`. */
export type Named<Begin extends string> = Key extends infer K ? (K extends `${Begin}.${infer Name}` ? Name : never) : never;
