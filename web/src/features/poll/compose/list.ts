// The polls of the workshop in the order in which one looks for them: what runs, what is prepared by item, what is over.
import type { ItemId, PollView, Views } from '../../../live/wire.gen';
import { isPrepared, isRunning, pollsOf, type Listed } from '../polls';

export interface OfItem {
  /** Null: of no item, or of one that was removed. */
  readonly item: ItemId | null;
  readonly polls: readonly Listed[];
}

export interface Lists {
  readonly running: readonly Listed[];
  /** In the running order; those without an item at the end. */
  readonly prepared: readonly OfItem[];
  /** The latest first. */
  readonly over: readonly Listed[];
}

export function listsOf(polls: PollView, agenda: Views['agenda']): Lists {
  const all = pollsOf({ poll: polls });
  const prepared = all.filter(({ row }) => isPrepared(row));
  const itemOf = ({ row }: Listed) => (row.form.item !== null && row.form.item in agenda.items ? row.form.item : null);
  return {
    running: all.filter(({ row }) => isRunning(row)),
    prepared: [...agenda.order, null]
      .map((item) => ({ item, polls: prepared.filter((each) => itemOf(each) === item) }))
      .filter(({ polls }) => polls.length),
    over: all.filter(({ row }) => !isPrepared(row) && !isRunning(row)).reverse(),
  };
}
