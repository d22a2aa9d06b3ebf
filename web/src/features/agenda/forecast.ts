// When each item will be, from what was planned and what happened. It depends on the time of day, so
// every screen computes it for itself, from server time.
import type { AgendaView, ItemId } from '../../live/wire.gen';

export interface Forecast {
  readonly id: ItemId;
  /** `passed`: left out so far, while a later item was taken up. */
  readonly state: 'done' | 'now' | 'next' | 'passed';
  /** Server time; null where nobody can say. */
  readonly start: number | null;
  readonly end: number | null;
  /** Minutes after the plan at its end, negative when early; 0 where nobody can say. */
  readonly late: number;
}

const MINUTE = 60_000;

/** Breaks and ceremonies wait for their hour: people come for it. */
const FIXED: ReadonlySet<string> = new Set(['BREAK', 'SIGNING']);

/** All items in order. */
export function forecast(agenda: AgendaView, now: number): Forecast[] {
  const active = agenda.active === null ? -1 : agenda.order.indexOf(agenda.active);
  let free = earliest(agenda, now);
  return agenda.order.map((id, at) => {
    const item = agenda.items[id]!;
    const planned = item.at + item.minutes * MINUTE;
    const of = (state: Forecast['state'], start: number | null, end: number | null): Forecast => ({
      id,
      state,
      start,
      end,
      late: end === null ? 0 : Math.round((end - planned) / MINUTE),
    });
    if (at === active) {
      free = Math.max(free, (item.started ?? now) + item.minutes * MINUTE);
      return of('now', item.started, free);
    }
    if (item.started !== null && item.ended !== null) return of('done', item.started, item.ended);
    if (isClosed(agenda, item.session)) return of('passed', null, null);
    if (at < active) return of('passed', null, null);
    const begins = agenda.current !== item.session || FIXED.has(item.kind) ? Math.max(free, item.at) : free;
    free = begins + item.minutes * MINUTE;
    return of('next', begins, free);
  });
}

/** When the session that runs will end, and how late that is. */
export function sessionEnd(agenda: AgendaView, now: number): { end: number; late: number } | null {
  const session = agenda.sessions.find((each) => each.id === agenda.current);
  if (!session) return null;
  const ends = forecast(agenda, now)
    .filter((each) => agenda.items[each.id]!.session === session.id && each.end !== null)
    .map((each) => each.end!);
  const end = Math.max(now, ...ends);
  return { end, late: Math.round((end - session.plannedEnd) / MINUTE) };
}

/** Nothing begins before now, nor before a suspension is over. */
function earliest(agenda: AgendaView, now: number): number {
  const session = agenda.sessions.find((each) => each.id === agenda.current);
  return Math.max(now, session?.suspension?.until ?? 0);
}

function isClosed(agenda: AgendaView, id: string): boolean {
  return agenda.sessions.find((each) => each.id === id)?.phase === 'CLOSED';
}
