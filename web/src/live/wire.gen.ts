// Written by bin/golden from the Java records; do not edit. Units and meanings stand beside the records.
type Id<Name extends string> = string & { readonly __id?: Name };
export type DelegationId = Id<'DelegationId'>;
export type DisplayId = Id<'DisplayId'>;
export type EntryId = Id<'EntryId'>;
export type ItemId = Id<'ItemId'>;
export type Mark = Id<'Mark'>;
export type PersonId = Id<'PersonId'>;
export type SeatId = Id<'SeatId'>;
export type SessionId = Id<'SessionId'>;
export type WorkshopId = Id<'WorkshopId'>;
/** Epoch milliseconds of the server's clock. */
export type Instant = number;
/** Language to text. */
export type LocalizedText = Record<string, string>;

export type Admission = 'FREE' | 'BY_CHAIR';
export type Audience = 'CHAIR' | 'ORGANISER' | 'ASSISTANT' | 'PARTICIPANT' | 'DISPLAY';
export type Channel = 'HALL' | 'ONLINE';
export type FloorEntryStage =
  | 'QUEUED'
  | 'CALLED'
  | 'SPEAKING'
  | 'PAUSED'
  | 'DONE'
  | 'WITHDRAWN'
  | 'REMOVED'
  | 'ARCHIVED';
export type ItemKind = 'REMARKS' | 'PRESENTATION' | 'DISCUSSION' | 'VOTE' | 'BREAK' | 'SIGNING';
export type Kind =
  | 'TECHNICAL'
  | 'POINT_OF_ORDER'
  | 'PRIVILEGE'
  | 'RIGHT_OF_REPLY'
  | 'REPLY'
  | 'QUESTION'
  | 'STATEMENT';
export type PostFailure = 'NOT_SET_UP' | 'ADDRESS_REFUSED' | 'NOT_REACHED';
export type Power =
  | 'ATTEND'
  | 'RECORD_ATTENDANCE'
  | 'REQUEST_FLOOR'
  | 'REQUEST_FLOOR_FOR_OTHERS'
  | 'RUN_FLOOR'
  | 'RUN_SESSION'
  | 'TAKE_CHAIR'
  | 'PREPARE'
  | 'MANAGE_LINKS'
  | 'ADMIT'
  | 'MANAGE_DISPLAYS'
  | 'CHOOSE_SCENE'
  | 'SYSTEM';
export type Role = 'ORGANISER' | 'ASSISTANT';
export type Scene = 'WELCOME' | 'ITEM' | 'SPEAKER' | 'SUSPENDED';
export type SessionPhase = 'PLANNED' | 'LIVE' | 'SUSPENDED' | 'CLOSED';
export type Via = 'SELF' | 'HEAD' | 'ASSISTANT' | 'CHAIR';
export type WhyCode = 'FIRST_COME' | 'MOVED_BY_CHAIR' | 'RETURNED';

export interface About {
  title: LocalizedText;
  hosts: LocalizedText;
  zone: string;
  languages: string[];
}

export interface AgendaView {
  sessions: Session[];
  items: Record<ItemId, AgendaViewRow>;
  order: ItemId[];
  current: SessionId | null;
  active: ItemId | null;
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

export interface AttendanceView {
  hall: number;
  online: number;
}

export interface Card {
  name: LocalizedText | null;
  capacity: LocalizedText | null;
}

export interface ChairView {
  seat: Plate[];
  holder: PersonId | null;
  tenure: number;
  lapsed: PersonId | null;
}

export interface DisplayView {
  pinned: Scene | null;
  paired: DisplayViewRow[] | null;
}

export interface DisplayViewRow {
  id: DisplayId;
  name: string;
  since: Instant;
}

export interface EntranceCode {
  code: string;
  admission: Admission;
}

export interface EntranceView {
  code: string | null;
  admission: Admission | null;
  waiting: Record<PersonId, EntranceViewRow>;
  order: PersonId[];
}

export interface EntranceViewRow {
  plate: Plate;
  since: Instant;
}

export interface FloorView {
  item: ItemId | null;
  isOpen: boolean;
  closesAt: Instant | null;
  entries: Record<EntryId, FloorViewRow>;
  waiting: EntryId[];
  stack: EntryId[];
}

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

export interface ImportPeopleNewDelegation {
  delegation: DelegationId;
  name: LocalizedText;
  rank: number;
}

export interface ImportPeopleRow {
  person: PersonId;
  delegation: DelegationId | null;
  card: Card;
  rank: number;
  roles: Role[];
  head: boolean;
  alternateOf: PersonId | null;
  address: string | null;
}

export interface ItemPlan {
  title: LocalizedText;
  kind: ItemKind;
  at: Instant;
  minutes: number;
  lead: PersonId | null;
  speech: number;
}

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

export interface PeopleView {
  count: number;
  delegations: Record<DelegationId, PeopleViewDelegationRow>;
  people: Record<PersonId, PeopleViewPersonRow>;
  order: PersonId[];
}

export interface PeopleViewDelegationRow {
  name: LocalizedText;
  rank: number;
  head: PersonId | null;
}

export interface PeopleViewMail {
  pending: boolean;
  at: Instant;
  failure: PostFailure | null;
}

export interface PeopleViewPersonRow {
  delegation: DelegationId | null;
  plate: Plate;
  rank: number;
  roles: Role[];
  linked: boolean;
  channel: Channel | null;
  alternateOf: PersonId | null;
  walkIn: boolean;
  muted: boolean;
  leaving: boolean;
  address: string | null;
  mail: PeopleViewMail | null;
}

export interface Plate {
  person: PersonId;
  delegation: LocalizedText | null;
  name: LocalizedText | null;
  capacity: LocalizedText | null;
}

export interface Seat {
  id: SeatId;
  delegation: DelegationId | null;
  holder: PersonId;
  speaks: boolean;
  votes: boolean;
}

export interface ServerMessageReset {
  lost: number;
}

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

export interface SessionSuspension {
  since: Instant;
  reason: LocalizedText | null;
  until: Instant | null;
}

export interface UndoView {
  act: number;
  what: string;
  plate: Plate | null;
  until: Instant;
}

export interface Why {
  code: WhyCode;
  at: Instant;
}

/** Chapter to view. Those with a question mark are not for every audience. */
export interface Views {
  about: About;
  agenda: AgendaView;
  attendance: AttendanceView;
  chair: ChairView;
  floor: FloorView;
  display: DisplayView;
  people?: PeopleView;
  entrance?: EntranceView;
  undo?: UndoView | null;
  powers: Power[];
}

/** What a browser may ask for; the server's own commands are left out. */
export type Command =
  | { type: 'about.describe'; about: About }
  | { type: 'agenda.addItem'; item: ItemId; session: SessionId; plan: ItemPlan }
  | { type: 'agenda.addSession'; session: SessionId; title: LocalizedText; start: Instant; end: Instant }
  | { type: 'agenda.editItem'; item: ItemId; plan: ItemPlan }
  | { type: 'agenda.editSession'; session: SessionId; title: LocalizedText; start: Instant; end: Instant }
  | { type: 'agenda.moveItem'; item: ItemId; before: ItemId | null }
  | { type: 'agenda.removeItem'; item: ItemId }
  | { type: 'attendance.attend'; channel: Channel }
  | { type: 'attendance.leave' }
  | { type: 'attendance.recordAttendance'; person: PersonId; channel: Channel | null }
  | { type: 'chair.arrangeSeat'; seat: PersonId[] }
  | { type: 'chair.handOverChair'; to: PersonId; tenure: number }
  | { type: 'chair.takeChair'; tenure: number }
  | { type: 'display.chooseScene'; scene: Scene | null }
  | { type: 'display.pairDisplay'; display: DisplayId; name: string }
  | { type: 'display.revokeDisplay'; display: DisplayId }
  | { type: 'floor.call'; entry: EntryId; tenure: number }
  | { type: 'floor.closeList'; item: ItemId; seconds: number | null; tenure: number }
  | { type: 'floor.end'; entry: EntryId; tenure: number }
  | { type: 'floor.extend'; entry: EntryId; seconds: number; tenure: number }
  | { type: 'floor.finish'; entry: EntryId }
  | { type: 'floor.giveFloor'; entry: EntryId; current: EntryId | null; tenure: number }
  | { type: 'floor.move'; entry: EntryId; before: EntryId | null; tenure: number }
  | { type: 'floor.openList'; item: ItemId; tenure: number }
  | { type: 'floor.pause'; entry: EntryId; tenure: number }
  | { type: 'floor.remove'; entry: EntryId; tenure: number }
  | { type: 'floor.requestFloor'; item: ItemId; person: PersonId | null; kind: Kind; note: string }
  | { type: 'floor.resume'; entry: EntryId; tenure: number }
  | { type: 'floor.withdraw'; entry: EntryId }
  | { type: 'people.addDelegation'; delegation: DelegationId; name: LocalizedText; rank: number }
  | { type: 'people.addPerson'; person: PersonId; delegation: DelegationId | null; card: Card; rank: number; roles: Role[] }
  | { type: 'people.admitWalkIn'; person: PersonId }
  | { type: 'people.askErasure' }
  | { type: 'people.declineWalkIn'; person: PersonId }
  | { type: 'people.editDelegation'; delegation: DelegationId; name: LocalizedText; rank: number; head: PersonId | null }
  | { type: 'people.editPerson'; person: PersonId; delegation: DelegationId | null; card: Card; rank: number; roles: Role[] }
  | { type: 'people.erasePerson'; person: PersonId }
  | { type: 'people.importPeople'; delegations: ImportPeopleNewDelegation[]; rows: ImportPeopleRow[] }
  | { type: 'people.issueLink'; person: PersonId; link: string }
  | { type: 'people.mailLink'; person: PersonId; letter: string; language: string }
  | { type: 'people.muteWalkIn'; person: PersonId; isMuted: boolean }
  | { type: 'people.removeDelegation'; delegation: DelegationId }
  | { type: 'people.renameWalkIn'; person: PersonId; card: Card }
  | { type: 'people.revokeLink'; person: PersonId }
  | { type: 'people.setAddress'; person: PersonId; address: string | null }
  | { type: 'people.setCode'; code: EntranceCode | null }
  | { type: 'people.shareSeat'; person: PersonId; holder: PersonId | null }
  | { type: 'people.showOutWalkIn'; person: PersonId }
  | { type: 'people.withdrawErasure' }
  | { type: 'session.closeSession'; session: SessionId; tenure: number }
  | { type: 'session.openSession'; session: SessionId; tenure: number }
  | { type: 'session.resumeSession'; tenure: number }
  | { type: 'session.suspendSession'; reason: LocalizedText | null; until: Instant | null; tenure: number }
  | { type: 'session.takeUpItem'; item: ItemId; active: ItemId | null; tenure: number }
  | { type: 'session.undo'; act: number; tenure: number };

/** Which power a command needs; what one may do is in `Me.powers`. */
export const POWER_OF: Record<Command['type'], Power> = {
  'about.describe': 'PREPARE',
  'agenda.addItem': 'PREPARE',
  'agenda.addSession': 'PREPARE',
  'agenda.editItem': 'PREPARE',
  'agenda.editSession': 'PREPARE',
  'agenda.moveItem': 'PREPARE',
  'agenda.removeItem': 'PREPARE',
  'attendance.attend': 'ATTEND',
  'attendance.leave': 'ATTEND',
  'attendance.recordAttendance': 'RECORD_ATTENDANCE',
  'chair.arrangeSeat': 'PREPARE',
  'chair.handOverChair': 'TAKE_CHAIR',
  'chair.takeChair': 'TAKE_CHAIR',
  'display.chooseScene': 'CHOOSE_SCENE',
  'display.pairDisplay': 'MANAGE_DISPLAYS',
  'display.revokeDisplay': 'MANAGE_DISPLAYS',
  'floor.call': 'RUN_FLOOR',
  'floor.closeList': 'RUN_FLOOR',
  'floor.end': 'RUN_FLOOR',
  'floor.extend': 'RUN_FLOOR',
  'floor.finish': 'REQUEST_FLOOR',
  'floor.giveFloor': 'RUN_FLOOR',
  'floor.move': 'RUN_FLOOR',
  'floor.openList': 'RUN_FLOOR',
  'floor.pause': 'RUN_FLOOR',
  'floor.remove': 'RUN_FLOOR',
  'floor.requestFloor': 'REQUEST_FLOOR',
  'floor.resume': 'RUN_FLOOR',
  'floor.withdraw': 'REQUEST_FLOOR',
  'people.addDelegation': 'PREPARE',
  'people.addPerson': 'PREPARE',
  'people.admitWalkIn': 'ADMIT',
  'people.askErasure': 'ATTEND',
  'people.declineWalkIn': 'ADMIT',
  'people.editDelegation': 'PREPARE',
  'people.editPerson': 'PREPARE',
  'people.erasePerson': 'PREPARE',
  'people.importPeople': 'PREPARE',
  'people.issueLink': 'MANAGE_LINKS',
  'people.mailLink': 'MANAGE_LINKS',
  'people.muteWalkIn': 'ADMIT',
  'people.removeDelegation': 'PREPARE',
  'people.renameWalkIn': 'ADMIT',
  'people.revokeLink': 'MANAGE_LINKS',
  'people.setAddress': 'PREPARE',
  'people.setCode': 'ADMIT',
  'people.shareSeat': 'PREPARE',
  'people.showOutWalkIn': 'ADMIT',
  'people.withdrawErasure': 'ATTEND',
  'session.closeSession': 'RUN_SESSION',
  'session.openSession': 'RUN_SESSION',
  'session.resumeSession': 'RUN_SESSION',
  'session.suspendSession': 'RUN_SESSION',
  'session.takeUpItem': 'RUN_SESSION',
  'session.undo': 'RUN_SESSION',
};

export const rejectionCodes = [
  'access.not_allowed',
  'access.view_too_large',
  'people.unknown_person',
  'people.unknown_delegation',
  'people.person_exists',
  'people.delegation_exists',
  'people.delegation_not_empty',
  'people.too_many',
  'people.head_not_of_delegation',
  'people.last_organiser',
  'people.holds_chair',
  'people.still_on_list',
  'people.not_an_alternate',
  'people.code_unknown',
  'people.too_many_waiting',
  'people.not_waiting',
  'people.not_a_walk_in',
  'people.no_address',
  'attendance.unknown_person',
  'attendance.still_on_list',
  'agenda.unknown_session',
  'agenda.unknown_item',
  'agenda.session_exists',
  'agenda.item_exists',
  'agenda.too_many_items',
  'agenda.unknown_lead',
  'agenda.item_has_started',
  'agenda.list_in_use',
  'agenda.session_closed',
  'chair.held_by_another',
  'chair.empty',
  'chair.stale_tenure',
  'chair.not_in_succession',
  'chair.unknown_person',
  'chair.holder_must_stay',
  'floor.list_closed',
  'floor.list_full',
  'floor.note_too_long',
  'floor.already_on_list',
  'floor.asked_too_often',
  'floor.not_attending',
  'floor.muted',
  'floor.unknown_entry',
  'floor.unknown_item',
  'floor.unknown_person',
  'floor.no_speaking_seat',
  'floor.kind_needs_grant',
  'floor.not_waiting',
  'floor.item_not_on',
  'floor.moved_on',
  'floor.not_on_floor',
  'floor.not_yours',
  'floor.session_not_live',
  'session.unknown_session',
  'session.unknown_item',
  'session.another_is_running',
  'session.already_closed',
  'session.not_running',
  'session.until_not_ahead',
  'session.not_live',
  'session.item_of_another_session',
  'session.moved_on',
  'session.nothing_to_undo',
  'session.undo_touched',
  'display.too_many',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

export type ClientMessage =
  | { is: 'join'; workshop: WorkshopId; tab: string; as: Audience | null; since: Mark | null }
  | { is: 'ask'; ref: number; again: boolean; command: Command }
  | { is: 'pong' }
  | { is: 'leave' };

/** RFC 6902. */
export type JsonPatch = { op: string; path: string; from?: string; value?: unknown }[];

export type ServerMessage =
  | { is: 'done'; ref: number; mark: Mark }
  | { is: 'refused'; ref: number; code: string; args: Record<string, unknown> }
  | { is: 'failed'; ref: number; incident: string }
  | { is: 'later'; ref: number; ms: number }
  | { is: 'malformed'; ref: number | null; path: string; problem: string }
  | { is: 'view'; mark: Mark; now: Instant; audience: Audience; views: Views; me: Me; reset: ServerMessageReset | null }
  | { is: 'patch'; from: Mark; to: Mark; patches: Record<string, JsonPatch> }
  | { is: 'own'; me: Me }
  | { is: 'presence'; connected: number }
  | { is: 'ping'; mark: Mark; now: Instant }
  | { is: 'bye'; code: string; after: number };
