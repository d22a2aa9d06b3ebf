// What a session needs before the chair can open it, in the order in which one would do it.
import type { Me, PeopleViewPersonRow, Views } from '../../live/wire.gen';

export type Step = 'named' | 'session' | 'items' | 'people' | 'seat' | 'chair_link' | 'links' | 'agreements';
export type Part = 'about' | 'programme' | 'polls' | 'agreements' | 'delegations' | 'people' | 'entrance' | 'seat' | 'displays' | 'record';

export interface Checked<Name extends Step = Step> {
  readonly step: Name;
  readonly isDone: boolean;
  readonly part: Part;
  /** For `links`: how many people have none; for `agreements`: how many are not frozen. */
  readonly count: number;
}

/** Where the next step leads: to a part of the page, and there to what is missing. */
export interface Goal {
  readonly step?: Step;
  readonly part: Part;
}

/** What an empty server calls a workshop until the organiser does. */
const UNNAMED = 'New workshop';

/** `everybody`: as many rows as are known here. */
export function checklist(views: Views, everybody: readonly PeopleViewPersonRow[]): Checked[] {
  const { about, agenda, agreement, chair, people } = views;
  const session = nextSession(views);
  const linked = new Set(everybody.filter((row) => row.linked).map((row) => row.plate.person));
  const without = everybody.length - linked.size;
  const drafts = agreement.agreements.filter((each) => each.stage === 'DRAFT' || each.stage === 'FREEZING').length;
  const step = (name: Step, isDone: boolean, part: Part, count = 0): Checked => ({ step: name, isDone, part, count });
  return [
    step('named', !Object.values(about.title).includes(UNNAMED), 'about'),
    step('session', session !== null, 'programme'),
    step('items', session !== null && Object.values(agenda.items).some((item) => item.session === session), 'programme'),
    step('people', (people?.count ?? 0) > 1, 'people'),
    step('seat', chair.seat.length > 0, 'seat'),
    step('chair_link', chair.seat.some((plate) => linked.has(plate.person)), 'people'),
    step('links', (people?.count ?? 0) > 1 && without === 0, 'people', without),
    // Most workshops sign nothing: it is no step of theirs.
    ...(agreement.agreements.length ? [step('agreements', drafts === 0, 'agreements', drafts)] : []),
  ];
}

/** The session that runs, or else will open next. */
export function nextSession({ agenda }: Views): string | null {
  const planned = agenda.sessions.filter((session) => session.phase === 'PLANNED');
  return agenda.current ?? planned.sort((a, b) => a.plannedStart - b.plannedStart)[0]?.id ?? null;
}

/** There were sessions, and all of them are closed: what is left is the record. */
export function isOver({ agenda }: Views): boolean {
  return agenda.sessions.length > 0 && agenda.sessions.every((session) => session.phase === 'CLOSED');
}

/** Without which the chair can not open. */
export type Needed = Exclude<Step, 'links' | 'agreements'>;

/** The first that is missing; null: the chair can open. People without a link and drafts hold up nobody. */
export function nextStep(checked: readonly Checked[]): Checked<Needed> | null {
  const isNeeded = (each: Checked): each is Checked<Needed> => each.step !== 'links' && each.step !== 'agreements';
  return checked.filter(isNeeded).find((each) => !each.isDone) ?? null;
}

export function mayChair(me: Me): boolean {
  return me.audiences.includes('CHAIR');
}
