// Which picture a display shows: its own scene, else the one that is pinned for all, as long as there is
// something to show of it, else what is happening now.
import type { Scene, Session, Views } from '../../live/wire.gen';
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
  if (session?.phase === 'CLOSED') return 'CLOSED';
  if (session?.phase === 'SUSPENDED') return 'SUSPENDED';
  if (session?.phase !== 'LIVE') return 'WELCOME';
  if (views.floor.stack.length) return 'SPEAKER';
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
    case 'SUSPENDED':
      return sessionOf(views)?.phase === 'SUSPENDED';
  }
}
