// Moving an item, and whether the planned times follow the order: mostly one wants that.
import { tick } from 'svelte';
import { hourMinute, lt, t } from '../../i18n';
import type { ItemId, Session } from '../../live/wire.gen';
import { notify } from '../../ui/notices.svelte';
import type { Office } from '../office/office.svelte';

let follows = $state(true);

export function timesFollow(): boolean {
  return follows;
}

export function letTimesFollow(yes: boolean): void {
  follows = yes;
}

/** Moves one of the session's `ids` to another place among them, and says where it is now. */
export async function moveTo(office: Office, ids: readonly ItemId[], from: number, to: number): Promise<void> {
  const { agenda } = office.views;
  const id = ids[from]!;
  const session = agenda.items[id]!.session;
  const rest = ids.filter((each) => each !== id);
  const last = rest.at(-1);
  // Behind the last one of the session: before whatever follows that in the whole order.
  const before = rest[to] ?? agenda.order.filter((each) => each !== id)[agenda.order.filter((each) => each !== id).indexOf(last!) + 1] ?? null;
  const moving = office.ask({ type: 'agenda.moveItem', item: id, before });
  const timing = follows ? office.ask({ type: 'agenda.retime', session }) : null;
  const [moved, timed] = await Promise.all([moving, timing]);
  if (moved.is !== 'done') return;
  await seen(office, timed?.is === 'done' ? timed.mark : moved.mark);
  const row = office.views.agenda.items[id];
  if (row) notify({ text: t('programme.moved', { what: lt(row.title).text, n: to + 1, time: hourMinute(row.at) }) });
}

/** An answer comes before the view that shows it; without a connection one does not wait for ever. */
async function seen(office: Office, mark: string): Promise<void> {
  const version = (of: string | null) => Number(of?.split('.')[0] ?? 0);
  for (let i = 0; i < 40 && version(office.live.mark) < version(mark); i++) await new Promise((go) => setTimeout(go, 25));
  await tick();
}

/** Whether an item that was not taken up begins at another time than the one before it ends. */
export function differs(office: Office, session: Session, ids: readonly ItemId[]): boolean {
  const rows = ids.flatMap((id) => office.views.agenda.items[id] ?? []);
  const from = rows.findLastIndex((row) => row.started !== null);
  let next = from < 0 ? session.plannedStart : rows[from]!.at + rows[from]!.minutes * 60_000;
  return rows.slice(from + 1).some((row) => {
    const isOff = row.at !== next;
    next = row.at + row.minutes * 60_000;
    return isOff;
  });
}

/** When the last item is planned to end, if that is after the session. */
export function overrun(office: Office, session: Session, ids: readonly ItemId[]): number | null {
  const ends = ids.flatMap((id) => {
    const row = office.views.agenda.items[id];
    return row ? [row.at + row.minutes * 60_000] : [];
  });
  const end = Math.max(...ends);
  return end > session.plannedEnd ? end : null;
}
