// A programme from a template or an exported file, and what it would change here: the commands that
// anybody could ask by hand, in order. Ids make it idempotent: what is here already is not added twice.
import type { AgendaView, Command, ItemKind, LocalizedText } from '../../live/wire.gen';

export interface PlannedItem {
  readonly id: string;
  readonly title: LocalizedText;
  readonly kind: ItemKind;
  readonly at: number;
  readonly minutes: number;
  /** Planned seconds of one speech. */
  readonly speech: number;
  readonly lead: string | null;
}

export interface PlannedSession {
  readonly id: string;
  readonly title: LocalizedText;
  readonly start: number;
  readonly end: number;
  readonly items: readonly PlannedItem[];
}

export type Programme = readonly PlannedSession[];

export interface Step {
  readonly id: string;
  readonly title: LocalizedText;
  readonly isSession: boolean;
  /** When it would begin. */
  readonly at: number;
  /** `kept`: it has begun, so its plan stays. */
  readonly what: 'new' | 'changed' | 'moved' | 'same' | 'kept';
  /** The lead that the programme names is nobody of this workshop. */
  readonly lacksLead: boolean;
  readonly commands: readonly Command[];
}

/** The same with all times moved, so that the first session begins at `start`. */
export function beginningAt(programme: Programme, start: number): Programme {
  const by = start - Math.min(...programme.map((session) => session.start));
  if (!by || !Number.isFinite(by)) return programme;
  return programme.map((session) => ({
    ...session,
    start: session.start + by,
    end: session.end + by,
    items: session.items.map((item) => ({ ...item, at: item.at + by })),
  }));
}

/** What each session and item would need. `isKnown`: whether a person takes part here. */
export function difference(programme: Programme, agenda: AgendaView, isKnown: (person: string) => boolean): Step[] {
  return programme.flatMap((session) => {
    const first = sessionStep(session, agenda);
    if (first.what === 'kept') return [first];
    const items = session.items.map((item) => itemStep(item, session.id, agenda, isKnown));
    const moves = movesOf(session, agenda);
    return [first, ...items.map((step) => withMove(step, moves.get(step.id)))];
  });
}

function sessionStep({ id, title, start, end }: PlannedSession, agenda: AgendaView): Step {
  const known = agenda.sessions.find((each) => each.id === id);
  const step = (what: Step['what'], commands: Command[] = []): Step => ({ id, title, isSession: true, at: start, what, lacksLead: false, commands });
  if (!known) return step('new', [{ type: 'agenda.addSession', session: id, title, start, end }]);
  if (known.phase === 'CLOSED') return step('kept');
  const isSame = sameText(known.title, title) && known.plannedStart === start && known.plannedEnd === end;
  return isSame ? step('same') : step('changed', [{ type: 'agenda.editSession', session: id, title, start, end }]);
}

function itemStep(item: PlannedItem, session: string, agenda: AgendaView, isKnown: (person: string) => boolean): Step {
  const { id, title } = item;
  const lacksLead = item.lead !== null && !isKnown(item.lead);
  const lead = lacksLead ? null : item.lead;
  const plan = { title, kind: item.kind, at: item.at, minutes: item.minutes, lead, speech: item.speech };
  const known = agenda.items[id];
  const step = (what: Step['what'], commands: Command[] = []): Step => ({ id, title, isSession: false, at: item.at, what, lacksLead, commands });
  if (!known) return step('new', [{ type: 'agenda.addItem', item: id, session, plan }]);
  if (known.started !== null || known.session !== session) return step('kept');
  const isSame =
    sameText(known.title, title) &&
    known.kind === item.kind &&
    known.at === item.at &&
    known.minutes === item.minutes &&
    known.speech === item.speech &&
    (known.lead?.person ?? null) === lead;
  return isSame ? step('same') : step('changed', [{ type: 'agenda.editItem', item: id, plan }]);
}

/** What has to move, and before what, once all new items stand at the end. What was taken up stays. */
function movesOf(session: PlannedSession, agenda: AgendaView): Map<string, Command> {
  const wanted = session.items.map((item) => item.id).filter((id) => !agenda.items[id] || agenda.items[id].session === session.id);
  const fresh = wanted.filter((id) => !agenda.items[id]);
  let order = [...agenda.order.filter((id) => agenda.items[id]?.session === session.id), ...fresh];
  const moves = new Map<string, Command>();
  for (let i = wanted.length - 2; i >= 0; i--) {
    const [id, before] = [wanted[i]!, wanted[i + 1]!];
    if (order.indexOf(id) < order.indexOf(before) || agenda.items[id]?.started != null) continue;
    order = order.filter((each) => each !== id);
    order.splice(order.indexOf(before), 0, id);
    moves.set(id, { type: 'agenda.moveItem', item: id, before });
  }
  return moves;
}

function withMove(step: Step, move: Command | undefined): Step {
  if (!move) return step;
  return { ...step, what: step.what === 'same' ? 'moved' : step.what, commands: [...step.commands, move] };
}

/** All additions and changes first: a move names an item that must be there. */
export function inOrder(steps: readonly Step[]): { step: Step; command: Command }[] {
  const all = steps.flatMap((step) => step.commands.map((command) => ({ step, command })));
  const moves = (each: { command: Command }) => each.command.type === 'agenda.moveItem';
  return [...all.filter((each) => !moves(each)), ...all.filter(moves).reverse()];
}

function sameText(a: LocalizedText, b: LocalizedText): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
