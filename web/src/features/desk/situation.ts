// What the chair's acts depend on, read once from the views. Nothing here decides what is allowed:
// the server does, and this only spares the chair a refusal that can be foreseen.
import type {
  AgendaViewRow,
  EntryId,
  FloorViewRow,
  ItemId,
  Me,
  PersonId,
  Plate,
  RequestsViewRow,
  Session,
  Terms,
  UndoView,
  Views,
} from '../../live/wire.gen';
import type { Row as AgreementRow } from '../agreement/ceremony/agreements';
import type { Listed } from '../poll/polls';
import { ceremonyOf, toOpenOf } from './agreements';
import { pollOf, readyOf, unconfirmedOf } from './polls';

export interface Speech {
  readonly id: EntryId;
  readonly row: FloorViewRow;
}

export interface ItemOn {
  readonly id: ItemId;
  readonly row: AgendaViewRow;
}

export interface Situation {
  readonly me: PersonId | null;
  readonly inSeat: boolean;
  readonly isHolder: boolean;
  /** Leads the discussion of the item that is on. */
  readonly isLead: boolean;
  /** Runs the floor: the holder of the chair, or the lead. */
  readonly isRunner: boolean;
  readonly lead: NonNullable<Views['chair']['lead']> | null;
  readonly holder: Plate | null;
  readonly lapsed: Plate | null;
  readonly tenure: number;
  /** What is done in the running session is wiped afterwards. */
  readonly isRehearsal: boolean;
  /** The running session, LIVE or SUSPENDED. */
  readonly session: Session | null;
  /** The first by plan of those that were never opened. */
  readonly nextSession: Session | null;
  /** The running order of all sessions. */
  readonly items: readonly ItemOn[];
  readonly active: ItemOn | null;
  /** The first item of the running session after the active one that was never taken up. */
  readonly nextItem: ItemOn | null;
  readonly listIsOpen: boolean;
  readonly listClosesAt: number | null;
  readonly speaker: Speech | null;
  /** Those who were interrupted, the first of them first. */
  readonly interrupted: readonly Speech[];
  readonly waiting: readonly Speech[];
  /** Who asks to be admitted to the list. */
  readonly requested: readonly Speech[];
  /** Who was called and not ready, and may be called again. */
  readonly passed: readonly Speech[];
  readonly terms: Terms;
  /** Nobody has spoken on this item, or gave up: all who ever asked for its floor still wait. */
  readonly isUntouched: boolean;
  /** What is asked of the chair: the most urgent kind first, then the oldest. */
  readonly requests: readonly RequestsViewRow[];
  readonly undo: UndoView | null;
  /** The poll that needs the chair now: it runs, or its result waits. */
  readonly poll: Listed | null;
  /** A poll that may be opened next. */
  readonly ready: Listed | null;
  /** A result that another of the chair's seat is to confirm. */
  readonly unconfirmed: Listed | null;
  /** The agreement that is being signed. */
  readonly ceremony: AgreementRow | null;
  /** An agreement whose ceremony may be opened next. */
  readonly toOpen: AgreementRow | null;
  /** Is one of the organisers too. */
  readonly organises: boolean;
}

export function situationOf(views: Views, me: Me): Situation {
  const { agenda, chair, floor } = views;
  const speeches = (ids: readonly EntryId[]): Speech[] =>
    ids.flatMap((id) => {
      const row = floor.entries[id];
      return row ? [{ id, row }] : [];
    });
  const stack = speeches(floor.stack);
  const plateOf = (id: PersonId | null) => chair.seat.find((plate) => plate.person === id) ?? null;
  const session = agenda.sessions.find((each) => each.id === agenda.current) ?? null;
  const lead = chair.lead;
  const isHolder = me.person !== null && chair.holder === me.person;
  const isLead = lead !== null && lead.plate.person === me.person && lead.item === agenda.active;
  const aside = speeches(floor.aside);
  return {
    me: me.person,
    inSeat: me.person !== null && plateOf(me.person) !== null,
    isHolder,
    isLead,
    isRunner: isHolder || isLead,
    lead,
    holder: plateOf(chair.holder),
    lapsed: plateOf(chair.lapsed),
    tenure: chair.tenure,
    isRehearsal: agenda.isRehearsal,
    session,
    nextSession: nextSession(agenda.sessions),
    items: agenda.order.flatMap((id) => itemOf(views, id) ?? []),
    active: itemOf(views, agenda.active),
    nextItem: nextItem(views),
    listIsOpen: floor.isOpen,
    listClosesAt: floor.closesAt,
    speaker: stack.at(-1) ?? null,
    interrupted: stack.slice(0, -1),
    waiting: speeches(floor.waiting),
    requested: aside.filter(({ row }) => row.stage === 'REQUESTED'),
    passed: aside.filter(({ row }) => row.stage === 'PASSED'),
    terms: floor.terms,
    isUntouched: floor.record === floor.waiting.length + floor.aside.length,
    requests: [...(views.requests?.pending ?? [])].sort((a, b) => URGENT.indexOf(a.kind) - URGENT.indexOf(b.kind)),
    undo: views.undo ?? null,
    poll: pollOf(views),
    ready: readyOf(views),
    unconfirmed: unconfirmedOf(views),
    ceremony: ceremonyOf(views),
    toOpen: toOpenOf(views),
    organises: me.audiences.includes('ORGANISER'),
  };
}

const URGENT = ['TECHNICAL', 'POINT_OF_ORDER', 'PRIVILEGE'];

function nextSession(sessions: readonly Session[]): Session | null {
  const planned = sessions.filter((each) => each.phase === 'PLANNED');
  return planned.sort((a, b) => a.plannedStart - b.plannedStart)[0] ?? null;
}

function itemOf(views: Views, id: ItemId | null): ItemOn | null {
  const row = id === null ? undefined : views.agenda.items[id];
  return id !== null && row ? { id, row } : null;
}

function nextItem(views: Views): ItemOn | null {
  const { order, active, current, items } = views.agenda;
  const after = active === null ? 0 : order.indexOf(active) + 1;
  const id = order.slice(after).find((each) => {
    const row = items[each];
    return row?.session === current && row?.started === null;
  });
  return itemOf(views, id ?? null);
}
