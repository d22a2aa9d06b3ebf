// Which picture the wall shows: what the chair pinned, as long as there is something to show of it,
// else what is happening now.
import type { Scene, Session, Views } from '../../live/wire.gen';
import { sessionNow } from '../session/now';

export type Picture = Scene | 'CLOSED';

export function pictureOf(views: Views): Picture {
  const { pinned } = views.display;
  return pinned && hasSubject(views, pinned) ? pinned : following(views);
}

/** The session that runs, else the next one, else the last one. */
export function sessionOf({ agenda }: Views): Session | null {
  const now = sessionNow(agenda);
  return now.is === 'none' ? null : now.session;
}

function following(views: Views): Picture {
  const session = sessionOf(views);
  if (session?.phase === 'CLOSED') return 'CLOSED';
  if (session?.phase === 'SUSPENDED') return 'SUSPENDED';
  if (session?.phase !== 'LIVE') return 'WELCOME';
  if (views.floor.stack.length) return 'SPEAKER';
  return views.agenda.active ? 'ITEM' : 'WELCOME';
}

function hasSubject(views: Views, scene: Scene): boolean {
  switch (scene) {
    case 'WELCOME':
      return true;
    case 'ITEM':
      return views.agenda.active !== null;
    case 'SPEAKER':
      return views.floor.stack.length > 0;
    case 'SUSPENDED':
      return sessionOf(views)?.phase === 'SUSPENDED';
  }
}
