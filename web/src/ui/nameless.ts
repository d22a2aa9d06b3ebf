// What stands where a name would: somebody was erased, or is a hand in the hall whose name nobody knows yet.
import type { Plate } from '../live/wire.gen';

export function nameless({ person }: Plate): 'common.unknown' | 'common.erased' {
  return person.startsWith('unknown-') ? 'common.unknown' : 'common.erased';
}
