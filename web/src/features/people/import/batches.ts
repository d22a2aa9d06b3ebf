// What is sent at once: bounded in rows and in bytes, those whose seat another one shares before that one.
import type { ImportPeopleNewDelegation } from '../../../live/wire.gen';
import type { Candidate } from './candidates';

const ROWS = 50;
/** An ask is 64 KiB at most. */
const BYTES = 40_000;

export interface Batch {
  readonly candidates: readonly Candidate[];
  readonly command: { type: 'people.importPeople'; delegations: ImportPeopleNewDelegation[]; rows: Candidate['row'][] };
}

export function batches(all: readonly Candidate[]): Batch[] {
  const good = all.filter((each) => each.faults.length === 0);
  const order = [...good.filter((each) => !each.row.alternateOf), ...good.filter((each) => each.row.alternateOf)];
  const made: Batch[] = [];
  let some: Candidate[] = [];
  let bytes = 0;
  const encoder = new TextEncoder();
  for (const each of order) {
    const size = encoder.encode(JSON.stringify([each.row, each.delegation])).length;
    if (some.length && (some.length >= ROWS || bytes + size > BYTES)) {
      made.push(batch(some));
      some = [];
      bytes = 0;
    }
    some.push(each);
    bytes += size;
  }
  if (some.length) made.push(batch(some));
  return made;
}

/** Each batch brings all the delegations that it needs; those that are there stay as they are. */
export function batch(some: readonly Candidate[]): Batch {
  const delegations = new Map(some.flatMap(({ delegation }) => (delegation ? [[delegation.delegation, delegation] as const] : [])));
  return {
    candidates: some,
    command: { type: 'people.importPeople', delegations: [...delegations.values()], rows: some.map(({ row }) => row) },
  };
}
