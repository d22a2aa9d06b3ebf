// For which seats a person answers in a poll, and whether they may. Of a formal poll the server says it: it
// took a picture when the poll opened. Of a show of opinion it is plain: whoever is here answers.
import type { Me, MyVotes, MyVotesCast, Plate, PollId, PollViewRow, SeatId } from '../../../live/wire.gen';
import { isRunning } from '../polls';

export interface Vote {
  readonly seat: SeatId;
  /** Whose seat it is, if not one's own; undefined: of somebody whose mandate has ended since. */
  readonly plate: Plate | null | undefined;
  /** The code of the refusal that would come. */
  readonly why: string | null;
}

/** Ballots on their way count until the grace is over. */
export const takesBallots = ({ stage }: Pick<PollViewRow, 'stage'>): boolean => stage === 'OPEN' || stage === 'CLOSING';

export function votesOf(me: Me, id: PollId, row: PollViewRow): Vote[] {
  const own = me.seats.find(({ votes }) => votes)?.id ?? null;
  const here = me.channel === null ? 'poll.not_attending' : null;
  // What is written, and what one objects to, is one's own.
  if (!row.form.rules.isFormal || row.form.rules.mode === 'NO_OBJECTION')
    return own === null ? [] : [{ seat: own, plate: null, why: here }];
  const plates = new Map(me.votes?.mandates.map(({ seat, plate }) => [seat, plate]));
  const all = standingsOf(me, id, own)
    .map(({ seat, why }) => ({ seat, plate: seat === own ? null : plates.get(seat), why }));
  return row.form.question.is === 'words' ? all.filter(({ plate }) => plate === null) : all;
}

export function castOf(me: Me, id: PollId, seat: SeatId): MyVotesCast | null {
  return me.votes?.ballots.find((cast) => cast.poll === id && cast.seat === seat) ?? null;
}

/** Whether it still waits for an answer of this person. */
export function isWanted(me: Me, id: PollId, row: PollViewRow): boolean {
  const { mode, secrecy } = row.form.rules;
  if (!isRunning(row) || secrecy === 'SECRET' || mode === 'HANDS' || mode === 'ROLL_CALL') return isRunning(row);
  return votesOf(me, id, row).some(({ seat, why }) => why === null && castOf(me, id, seat) === null);
}

type Standing = { poll: PollId; seat: SeatId; why: string | null };

function standingsOf(me: Me, id: PollId, own: SeatId | null): Standing[] {
  const votes = me.votes as (MyVotes & { standings?: Standing[] }) | null;
  const all = [...(own === null ? [] : [own]), ...(votes?.mandates.map(({ seat }) => seat) ?? [])];
  return votes?.standings?.filter(({ poll }) => poll === id) ?? all.map((seat) => ({ poll: id, seat, why: null }));
}
