import type { Views } from '../../live/wire.gen';

type Session = Views['agenda']['sessions'][number];

export type SessionNow =
  | { readonly is: 'live' | 'suspended' | 'planned' | 'closed'; readonly session: Session }
  | { readonly is: 'none' };

/** The session that matters now: the one that runs, else the next, else the last that was closed. */
export function sessionNow({ sessions, current }: Views['agenda']): SessionNow {
  const running = sessions.find((session) => session.id === current);
  if (running) return { is: running.phase === 'SUSPENDED' ? 'suspended' : 'live', session: running };
  const planned = sessions
    .filter((session) => session.phase === 'PLANNED')
    .sort((a, b) => a.plannedStart - b.plannedStart)[0];
  if (planned) return { is: 'planned', session: planned };
  const closed = sessions
    .filter((session) => session.phase === 'CLOSED')
    .sort((a, b) => (b.closed ?? 0) - (a.closed ?? 0))[0];
  return closed ? { is: 'closed', session: closed } : { is: 'none' };
}
