// Stands in until the golden test writes it from the Java records: same names, same shapes.
type Id<Name extends string> = string & { readonly __id?: Name };
export type DelegationId = Id<'DelegationId'>;
export type DisplayId = Id<'DisplayId'>;
export type EntryId = Id<'EntryId'>;
export type ItemId = Id<'ItemId'>;
export type PersonId = Id<'PersonId'>;
export type SeatId = Id<'SeatId'>;
export type SessionId = Id<'SessionId'>;
export type WorkshopId = Id<'WorkshopId'>;
export type Mark = Id<'Mark'>;
export type Instant = number;
export type LocalizedText = Record<string, string>;

export type Audience = 'CHAIR' | 'ORGANISER' | 'ASSISTANT' | 'PARTICIPANT' | 'DISPLAY';
export type Power =
  | 'ATTEND' | 'RECORD_ATTENDANCE' | 'REQUEST_FLOOR' | 'REQUEST_FLOOR_FOR_OTHERS' | 'RUN_FLOOR' | 'RUN_SESSION'
  | 'TAKE_CHAIR' | 'PREPARE' | 'MANAGE_LINKS' | 'MANAGE_DISPLAYS' | 'CHOOSE_SCENE' | 'SYSTEM';
export type Channel = 'HALL' | 'ONLINE';
export type Kind = 'TECHNICAL' | 'POINT_OF_ORDER' | 'PRIVILEGE' | 'RIGHT_OF_REPLY' | 'REPLY' | 'QUESTION' | 'STATEMENT';
export type Via = 'SELF' | 'HEAD' | 'ASSISTANT' | 'CHAIR';
export type FloorEntryStage = 'QUEUED' | 'CALLED' | 'SPEAKING' | 'PAUSED' | 'DONE' | 'WITHDRAWN' | 'REMOVED' | 'ARCHIVED';
export type WhyCode = 'FIRST_COME' | 'MOVED_BY_CHAIR' | 'RETURNED';
export type ItemKind = 'REMARKS' | 'PRESENTATION' | 'DISCUSSION' | 'VOTE' | 'BREAK' | 'SIGNING';
export type SessionPhase = 'PLANNED' | 'LIVE' | 'SUSPENDED' | 'CLOSED';
export type Scene = 'WELCOME' | 'ITEM' | 'SPEAKER' | 'SUSPENDED';
export type Role = 'ORGANISER' | 'ASSISTANT';

export interface Plate {
  person: PersonId;
  delegation: LocalizedText | null;
  name: LocalizedText | null;
  capacity: LocalizedText | null;
}
export interface About { title: LocalizedText; hosts: LocalizedText; zone: string; languages: string[] }
export interface SessionSuspension { since: Instant; reason: LocalizedText | null; until: Instant | null }
export interface Session {
  id: SessionId;
  title: LocalizedText;
  plannedStart: Instant;
  plannedEnd: Instant;
  phase: SessionPhase;
  opened: Instant | null;
  closed: Instant | null;
  suspension: SessionSuspension | null;
}
export interface AgendaViewRow {
  session: SessionId;
  title: LocalizedText;
  kind: ItemKind;
  at: Instant;
  minutes: number;
  speech: number;
  lead: Plate | null;
  started: Instant | null;
  ended: Instant | null;
}
export interface AgendaView {
  sessions: Session[];
  items: Record<ItemId, AgendaViewRow>;
  order: ItemId[];
  current: SessionId | null;
  active: ItemId | null;
}
export interface AttendanceView { hall: number; online: number }
export interface ChairView { seat: Plate[]; holder: PersonId | null; tenure: number; lapsed: PersonId | null }
export interface Why { code: WhyCode; at: Instant }
export interface FloorViewRow {
  plate: Plate;
  channel: Channel;
  via: Via;
  kind: Kind;
  note: string | null;
  planned: number;
  stage: FloorEntryStage;
  asked: Instant;
  called: Instant | null;
  used: number;
  since: Instant | null;
  why: Why;
}
export interface FloorView {
  item: ItemId | null;
  isOpen: boolean;
  closesAt: Instant | null;
  entries: Record<EntryId, FloorViewRow>;
  waiting: EntryId[];
  stack: EntryId[];
}
export interface DisplayViewRow { id: DisplayId; name: string; since: Instant }
export interface DisplayView { pinned: Scene | null; paired: DisplayViewRow[] | null }
export interface PeopleViewDelegationRow { name: LocalizedText; rank: number; head: PersonId | null }
export interface PeopleViewPersonRow {
  delegation: DelegationId | null;
  plate: Plate;
  rank: number;
  roles: Role[];
  linked: boolean;
  channel: Channel | null;
}
export interface PeopleView {
  count: number;
  delegations: Record<DelegationId, PeopleViewDelegationRow>;
  people: Record<PersonId, PeopleViewPersonRow>;
  order: PersonId[];
}
export interface UndoView { act: number; what: string; plate: Plate | null; until: Instant }
export interface Seat { id: SeatId; delegation: DelegationId | null; holder: PersonId; speaks: boolean; votes: boolean }
export interface Me {
  person: PersonId | null;
  plate: Plate | null;
  audience: Audience;
  audiences: Audience[];
  powers: Power[];
  channel: Channel | null;
  seats: Seat[];
  headOf: DelegationId | null;
}
export interface Views {
  about: About;
  agenda: AgendaView;
  attendance: AttendanceView;
  chair: ChairView;
  floor: FloorView;
  display: DisplayView;
  people?: PeopleView;
  undo?: UndoView | null;
  powers: Power[];
}

export interface Card { name: LocalizedText | null; capacity: LocalizedText | null }
export interface ItemPlan { title: LocalizedText; kind: ItemKind; at: Instant; minutes: number; lead: PersonId | null; speech: number }
export type Command =
  | { type: 'about.describe'; about: About }
  | { type: 'agenda.addSession'; session: SessionId; title: LocalizedText; start: Instant; end: Instant }
  | { type: 'agenda.editSession'; session: SessionId; title: LocalizedText; start: Instant; end: Instant }
  | { type: 'agenda.addItem'; item: ItemId; session: SessionId; plan: ItemPlan }
  | { type: 'agenda.editItem'; item: ItemId; plan: ItemPlan }
  | { type: 'agenda.moveItem'; item: ItemId; before: ItemId | null }
  | { type: 'agenda.removeItem'; item: ItemId }
  | { type: 'attendance.attend'; channel: Channel }
  | { type: 'attendance.leave' }
  | { type: 'attendance.recordAttendance'; person: PersonId; channel: Channel | null }
  | { type: 'chair.arrangeSeat'; seat: PersonId[] }
  | { type: 'chair.takeChair'; tenure: number }
  | { type: 'chair.handOverChair'; to: PersonId; tenure: number }
  | { type: 'display.pairDisplay'; display: DisplayId; name: string }
  | { type: 'display.revokeDisplay'; display: DisplayId }
  | { type: 'display.chooseScene'; scene: Scene | null }
  | { type: 'floor.requestFloor'; item: ItemId; person: PersonId | null; kind: Kind; note: string }
  | { type: 'floor.withdraw'; entry: EntryId }
  | { type: 'floor.finish'; entry: EntryId }
  | { type: 'floor.call'; entry: EntryId; tenure: number }
  | { type: 'floor.giveFloor'; entry: EntryId; current: EntryId | null; tenure: number }
  | { type: 'floor.pause'; entry: EntryId; tenure: number }
  | { type: 'floor.resume'; entry: EntryId; tenure: number }
  | { type: 'floor.end'; entry: EntryId; tenure: number }
  | { type: 'floor.extend'; entry: EntryId; seconds: number; tenure: number }
  | { type: 'floor.move'; entry: EntryId; before: EntryId | null; tenure: number }
  | { type: 'floor.remove'; entry: EntryId; tenure: number }
  | { type: 'floor.openList'; item: ItemId; tenure: number }
  | { type: 'floor.closeList'; item: ItemId; seconds: number | null; tenure: number }
  | { type: 'people.addDelegation'; delegation: DelegationId; name: LocalizedText; rank: number }
  | { type: 'people.editDelegation'; delegation: DelegationId; name: LocalizedText; rank: number; head: PersonId | null }
  | { type: 'people.removeDelegation'; delegation: DelegationId }
  | { type: 'people.addPerson'; person: PersonId; delegation: DelegationId | null; card: Card; rank: number; roles: Role[] }
  | { type: 'people.editPerson'; person: PersonId; delegation: DelegationId | null; card: Card; rank: number; roles: Role[] }
  | { type: 'people.erasePerson'; person: PersonId }
  | { type: 'people.revokeLink'; person: PersonId }
  | { type: 'session.openSession'; session: SessionId; tenure: number }
  | { type: 'session.suspendSession'; reason: LocalizedText | null; until: Instant | null; tenure: number }
  | { type: 'session.resumeSession'; tenure: number }
  | { type: 'session.closeSession'; session: SessionId; tenure: number }
  | { type: 'session.takeUpItem'; item: ItemId; active: ItemId | null; tenure: number }
  | { type: 'session.undo'; act: number; tenure: number };

export const rejectionCodes = [
  'access.not_allowed',
  'agenda.unknown_session', 'agenda.unknown_item', 'agenda.session_exists', 'agenda.item_exists', 'agenda.too_many_items',
  'agenda.unknown_lead', 'agenda.item_has_started', 'agenda.session_closed', 'agenda.people_wait',
  'attendance.unknown_person', 'attendance.still_on_list',
  'chair.held_by_another', 'chair.empty', 'chair.stale_tenure', 'chair.not_in_succession', 'chair.unknown_person', 'chair.holder_must_stay',
  'display.too_many',
  'floor.list_closed', 'floor.list_full', 'floor.note_too_long', 'floor.already_on_list',
  'floor.not_attending', 'floor.unknown_entry', 'floor.unknown_item', 'floor.unknown_person', 'floor.no_speaking_seat',
  'floor.kind_needs_grant', 'floor.not_waiting', 'floor.item_not_on', 'floor.asked_too_often', 'floor.moved_on', 'floor.not_on_floor', 'floor.not_yours', 'floor.session_not_live',
  'people.unknown_person', 'people.unknown_delegation', 'people.person_exists', 'people.delegation_exists', 'people.delegation_not_empty',
  'people.too_many', 'people.head_not_of_delegation', 'people.last_organiser', 'people.holds_chair', 'people.still_on_list',
  'session.unknown_session', 'session.unknown_item', 'session.another_is_running', 'session.already_closed', 'session.not_running',
  'session.not_live', 'session.item_of_another_session', 'session.moved_on', 'session.nothing_to_undo',
  'session.undo_touched',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

export type ClientMessage =
  | { is: 'join'; workshop: WorkshopId; tab: string; as: Audience | null; since: Mark | null }
  | { is: 'ask'; ref: number; command: Command }
  | { is: 'pong' }
  | { is: 'leave' };

export type JsonPatch = { op: string; path: string; from?: string; value?: unknown }[];
export type ServerMessage =
  | { is: 'done'; ref: number; mark: Mark }
  | { is: 'refused'; ref: number; code: string; args: Record<string, unknown> }
  | { is: 'failed'; ref: number; incident: string }
  | { is: 'later'; ref: number; ms: number }
  | { is: 'malformed'; ref: number | null; path: string; problem: string }
  | { is: 'view'; mark: Mark; now: Instant; audience: Audience; views: Record<string, unknown>; me: Me; reset: { lost: number } | null }
  | { is: 'patch'; from: Mark; to: Mark; patches: Record<string, JsonPatch> }
  | { is: 'own'; me: Me }
  | { is: 'presence'; connected: number }
  | { is: 'ping'; mark: Mark; now: Instant }
  | { is: 'bye'; code: string; after: number };
