// The polls that a screen knows, and which of them run. Nothing here decides what is allowed.
import type { PollId, PollViewRow, Views } from '../../live/wire.gen';

export interface Listed {
  readonly id: PollId;
  readonly row: PollViewRow;
}

type Staged = Pick<PollViewRow, 'stage'>;

export const isPrepared = ({ stage }: Staged): boolean => stage === 'DRAFT' || stage === 'READY';
export const isRunning = ({ stage }: Staged): boolean => stage === 'OPEN' || stage === 'SUSPENDED' || stage === 'CLOSING';

/** Of a secret poll that is not counted only this is known: who has a paper, and not who has put it into the box. */
export const showsPapers = ({ form, isCounted }: PollViewRow): boolean => form.rules.secrecy === 'SECRET' && !isCounted;

/** In the order of their making. */
export function pollsOf({ poll }: Pick<Views, 'poll'>): Listed[] {
  return poll.order.flatMap((id) => (poll.polls[id] ? [{ id, row: poll.polls[id] }] : []));
}

/** A formal one before the others, then what was opened last. */
export function runningOf(views: Pick<Views, 'poll'>): Listed[] {
  const formal = ({ row }: Listed) => Number(row.form.rules.isFormal);
  return pollsOf(views)
    .filter(({ row }) => isRunning(row))
    .sort((a, b) => formal(b) - formal(a) || b.row.opened! - a.row.opened!);
}
