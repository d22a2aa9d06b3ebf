// The polls of the workshop in the order in which one looks for them: what runs, what is prepared by item, what is over.
import type { ItemId, PollId, PollView, PollViewRow, Stage, Views } from '../../../live/wire.gen';

export interface Listed {
  readonly id: PollId;
  readonly row: PollViewRow;
}

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

const PREPARED: readonly Stage[] = ['DRAFT', 'READY'];
const RUNNING: readonly Stage[] = ['OPEN', 'SUSPENDED', 'CLOSING'];

export const isPrepared = (row: PollViewRow): boolean => PREPARED.includes(row.stage);
export const isRunning = (row: PollViewRow): boolean => RUNNING.includes(row.stage);

export function listsOf(polls: PollView, agenda: Views['agenda']): Lists {
  const all = polls.order.flatMap((id): Listed[] => (polls.polls[id] ? [{ id, row: polls.polls[id] }] : []));
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
