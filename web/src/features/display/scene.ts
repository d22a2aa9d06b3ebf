// Which picture a display shows: its own scene, else the one that is pinned for all, as long as there is
// something to show of it, else what is happening now.
import type { Scene, Session, Views } from '../../live/wire.gen';
import { endedAt, overOf, runningOf as ceremonyOf, type Row } from '../agreement/ceremony/agreements';
import { isRunning, pollsOf, runningOf, type Listed } from '../poll/polls';
import { beforeOf, resultsOf, shownAt, turnedAt, type Shown } from '../poll/result/shown';
import { sessionNow } from '../session/now';

export type Picture = Scene;

export function pictureOf(views: Views, own: Scene | null = null): Picture {
  const wished = [own, views.display.pinned].find((scene) => scene && hasSubject(views, scene));
  return wished ?? following(views);
}

/** The session that runs, else the next one, else the last one. */
export function sessionOf({ agenda }: Views): Session | null {
  const now = sessionNow(agenda);
  return now.is === 'none' ? null : now.session;
}

function following(views: Views): Picture {
  const session = sessionOf(views);
  const ceremony = ceremonyOf(views);
  // A turn that runs is kept to its end, whatever else stops.
  if (ceremony && (ceremony.stage === 'OPEN' || ceremony.turn)) return 'AGREEMENT';
  if (session?.phase === 'CLOSED') return 'CLOSED';
  // A vote may stay open over a break; then the hall sees it, and its clock.
  const votes = runningOf(views).some(({ row }) => row.form.rules.isFormal && row.stage !== 'SUSPENDED');
  if (session?.phase === 'SUSPENDED') return votes ? 'POLL' : 'SUSPENDED';
  if (session?.phase !== 'LIVE') return 'WELCOME';
  const poll = pollOf(views);
  if (poll && isRunning(poll.row)) return 'POLL';
  const signed = overOf(views)[0] ?? null;
  const [pollAt, signedAt] = [poll ? sinceOf(poll) : 0, signed ? endedAt(signed) : 0];
  if (signedAt > pollAt && signedAt >= turnedAt(views)) return 'AGREEMENT';
  if (poll && pollAt >= turnedAt(views)) return 'POLL';
  if (views.floor.stack.length) return 'SPEAKER';
  // Between two signatures, and after one on paper, whose time no view tells.
  if (ceremony || (signed && isForSigning(views))) return 'AGREEMENT';
  return views.agenda.active ? 'ITEM' : 'WELCOME';
}

function hasSubject(views: Views, scene: Scene): boolean {
  switch (scene) {
    case 'WELCOME':
    case 'LECTERN':
      return true;
    case 'CLOSED':
      return sessionOf(views)?.phase === 'CLOSED';
    case 'ITEM':
      return views.agenda.active !== null;
    case 'SPEAKER':
      return views.floor.stack.length > 0;
    case 'POLL':
      return pollOf(views) !== null;
    case 'AGREEMENT':
      return agreementOf(views) !== null;
    case 'SUSPENDED':
      return sessionOf(views)?.phase === 'SUSPENDED';
  }
}

const isForSigning = ({ agenda }: Views): boolean => agenda.active !== null && agenda.items[agenda.active]?.kind === 'SIGNING';

/** The agreement that a wall shows: the one that is being signed, else the last that is over. */
export function agreementOf(views: Views): Row | null {
  return ceremonyOf(views) ?? overOf(views)[0] ?? null;
}

/** The poll that a wall shows: one that runs, a formal one before others; else the last that closed or was shown. */
export function pollOf(views: Pick<Views, 'poll'>): Shown | null {
  const running = runningOf(views)[0];
  if (running) return { ...running, before: null };
  // One that was declared void while the hall saw it: it must not read an older result as this one's.
  const isVoid = ({ row }: Listed) => row.stage === 'VOID' && row.opened !== null && row.shown === null;
  const waits = pollsOf(views).filter((each) => each.row.stage === 'CLOSED' || isVoid(each)).map((each) => ({ ...each, before: beforeOf(views.poll, each.row) }));
  return [...waits, ...resultsOf(views)].sort((a, b) => sinceOf(b) - sinceOf(a))[0] ?? null;
}

const sinceOf = (poll: Shown): number => shownAt(poll) || (poll.row.closesAt ?? poll.row.opened ?? 0);
