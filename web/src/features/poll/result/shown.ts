// Which results a screen shows, and which of them is the one of this moment.
import type { PollViewRow, Views } from '../../../live/wire.gen';
import { pollsOf, type Listed } from '../polls';

export interface Shown extends Listed {
  /** The round before this one, if its result is shown as well. */
  readonly before: PollViewRow | null;
}

/** Also one that was declared void after it was shown: everybody must hear that, and why. */
export const isResult = ({ stage, shown }: Pick<PollViewRow, 'stage' | 'shown'>): boolean =>
  stage === 'SHOWN' || stage === 'CERTIFIED' || (stage === 'VOID' && shown !== null);

/** The latest first. A round is as late as the one before it, if that was shown after it: they are seen side by side. */
export function resultsOf(views: Pick<Views, 'poll'>): Shown[] {
  return pollsOf(views)
    .filter(({ row }) => isResult(row))
    .map(({ id, row }) => ({ id, row, before: beforeOf(views.poll, row) }))
    .sort((a, b) => shownAt(b) - shownAt(a) || Number(b.before !== null) - Number(a.before !== null));
}

export const shownAt = ({ row, before }: Pick<Shown, 'row' | 'before'>): number => Math.max(row.shown ?? 0, before?.shown ?? 0);

export function beforeOf(poll: Views['poll'], { roundOf }: PollViewRow): PollViewRow | null {
  const before = roundOf === null ? undefined : poll.polls[roundOf];
  return before && isResult(before) ? before : null;
}

/** The result that was shown last, as long as neither another item nor another speaker came after it. */
export function resultNow(views: Views): Shown | null {
  const last = resultsOf(views)[0] ?? null;
  if (!last) return null;
  return shownAt(last) >= turnedAt(views) ? last : null;
}

/** Since when the room has been at what it is at: an item, or who speaks. */
export function turnedAt({ agenda, floor }: Views): number {
  const item = agenda.active === null ? null : agenda.items[agenda.active]?.started;
  const speaker = floor.entries[floor.stack.at(-1) ?? '']?.since;
  return Math.max(item ?? 0, speaker ?? 0);
}
