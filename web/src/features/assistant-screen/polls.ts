// The polls in which the floor assistant has something to do.
import type { PollId, PollViewRow, Views } from '../../live/wire.gen';

export interface Running {
  readonly id: PollId;
  readonly row: PollViewRow;
}

const open = ({ poll }: Pick<Views, 'poll'>): Running[] =>
  poll.order.flatMap((id) => (poll.polls[id]?.stage === 'OPEN' ? [{ id, row: poll.polls[id] }] : []));

/** Those in which an answer can be entered for somebody else. */
export function answerable(views: Pick<Views, 'poll'>): Running[] {
  return open(views).filter(({ row: { form } }) => {
    const { mode, secrecy } = form.rules;
    return (mode === 'DEVICE' || mode === 'MIXED') && secrecy !== 'SECRET' && form.question.is !== 'words';
  });
}

/** Those whose hands are counted, or whose names are called. */
export function counted(views: Pick<Views, 'poll'>): Running[] {
  return open(views).filter(({ row }) => row.hands !== null || !!row.roll?.all);
}
