// Written by bin/golden from the Java records; do not edit. Units and meanings stand beside the records.
type Id<Name extends string> = string & { readonly __id?: Name };
export type AgreementId = Id<'AgreementId'>;
export type DelegationId = Id<'DelegationId'>;
export type DisplayId = Id<'DisplayId'>;
export type EntryId = Id<'EntryId'>;
export type ItemId = Id<'ItemId'>;
export type Mark = Id<'Mark'>;
export type PersonId = Id<'PersonId'>;
export type PollId = Id<'PollId'>;
export type RequestId = Id<'RequestId'>;
export type SeatId = Id<'SeatId'>;
export type SessionId = Id<'SessionId'>;
export type WorkshopId = Id<'WorkshopId'>;
/** Epoch milliseconds of the server's clock. */
export type Instant = number;
/** Language to text. */
export type LocalizedText = Record<string, string>;

export type Admission = 'FREE' | 'BY_CHAIR';
export type AgreementStage =
  | 'DRAFT'
  | 'FREEZING'
  | 'FROZEN'
  | 'OPEN'
  | 'PAUSED'
  | 'COMPLETED'
  | 'SEALED'
  | 'ON_PAPER'
  | 'DECLINED'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'SUPERSEDED';
export type Answer =
  | { is: 'abstain' }
  | { is: 'picks'; options: number[] }
  | { is: 'ranking'; options: number[] }
  | { is: 'scores'; scores: number[] }
  | { is: 'points'; points: number[] }
  | { is: 'number'; value: number };
export type Audience = 'CHAIR' | 'LEAD' | 'ORGANISER' | 'ASSISTANT' | 'PARTICIPANT' | 'DISPLAY' | 'OBSERVER';
export type BallotVia = 'DEVICE' | 'PROXY' | 'ASSISTANT' | 'ROLL_CALL';
export type Channel = 'HALL' | 'ONLINE';
export type FloorEntryStage =
  | 'REQUESTED'
  | 'QUEUED'
  | 'CALLED'
  | 'SPEAKING'
  | 'PAUSED'
  | 'PASSED'
  | 'DONE'
  | 'WITHDRAWN'
  | 'REMOVED'
  | 'MERGED'
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
export type MeFate = 'PENDING' | 'GRANTED' | 'DECLINED';
export type Policy =
  | 'FIRST_COME'
  | 'LEAST_SPOKEN_SEAT'
  | 'LEAST_SPOKEN_DELEGATION'
  | 'ALTERNATE_CHANNELS'
  | 'ALTERNATE_DELEGATIONS'
  | 'PROTOCOL';
export type PostFailure = 'NOT_SET_UP' | 'ADDRESS_REFUSED' | 'NOT_REACHED';
export type Power =
  | 'ATTEND'
  | 'RECORD_ATTENDANCE'
  | 'REQUEST_FLOOR'
  | 'REQUEST_FLOOR_FOR_OTHERS'
  | 'INSCRIBE'
  | 'RUN_FLOOR'
  | 'RUN_SESSION'
  | 'TAKE_CHAIR'
  | 'PREPARE'
  | 'MANAGE_LINKS'
  | 'EXPORT'
  | 'ADMIT'
  | 'MANAGE_DISPLAYS'
  | 'CHOOSE_SCENE'
  | 'RULE_ON_REQUESTS'
  | 'COMPOSE_POLLS'
  | 'RUN_POLLS'
  | 'CONFIRM_RESULT'
  | 'VOTE'
  | 'VOTE_FOR_OTHERS'
  | 'COUNT_VOTES'
  | 'GIVE_MANDATE'
  | 'SIGN'
  | 'CANCEL_AGREEMENT'
  | 'SYSTEM';
export type Question =
  | { is: 'yesNo' }
  | { is: 'oneOf'; options: LocalizedText[] }
  | { is: 'someOf'; options: LocalizedText[]; min: number; max: number }
  | { is: 'ranked'; options: LocalizedText[]; method: RankedMethod }
  | { is: 'scored'; options: LocalizedText[] }
  | { is: 'shared'; options: LocalizedText[] }
  | { is: 'estimate'; min: number; max: number; unit: LocalizedText | null }
  | { is: 'words'; shape: WordsShape; entries: number }
  | { is: 'quiz'; options: LocalizedText[]; right: number[] };
export type RankedMethod = 'RUNOFF' | 'BORDA';
export type Role = 'ORGANISER' | 'ASSISTANT';
export type RulesBase = 'VALID' | 'CAST' | 'PRESENT' | 'ELIGIBLE';
export type RulesMajority = 'PLURALITY' | 'SIMPLE' | 'ABSOLUTE' | 'TWO_THIRDS';
export type RulesMode = 'DEVICE' | 'HANDS' | 'MIXED' | 'ROLL_CALL' | 'NO_OBJECTION';
export type RulesSecrecy = 'OPEN' | 'SEALED' | 'SECRET';
export type RulesTie = 'REJECTS' | 'CHAIR_DECIDES';
export type RulesUnit = 'SEAT' | 'DELEGATION';
export type Scene =
  | 'WELCOME'
  | 'ITEM'
  | 'SPEAKER'
  | 'SUSPENDED'
  | 'CLOSED'
  | 'POLL'
  | 'AGREEMENT'
  | 'LECTERN';
export type SessionCommandRest = 'KEEP' | 'END' | 'TRANSFER';
export type SessionPhase = 'PLANNED' | 'LIVE' | 'SUSPENDED' | 'CLOSED';
export type SignatoryKeyMode = 'CLIENT' | 'UPLOAD' | 'SERVER';
export type SignerStep = 'INVITED' | 'IDENTIFIED' | 'READ' | 'READY' | 'SIGNED' | 'ON_PAPER' | 'DECLINED';
export type Stage =
  | 'DRAFT'
  | 'READY'
  | 'OPEN'
  | 'SUSPENDED'
  | 'CLOSING'
  | 'CLOSED'
  | 'SHOWN'
  | 'CERTIFIED'
  | 'VOID';
export type TermsOrder = 'CALLED' | 'SEQUENTIAL';
export type TermsShown = 'DOCUMENT' | 'FINGERPRINT';
export type VerdictOutcome =
  | 'ADOPTED'
  | 'REJECTED'
  | 'CHOSEN'
  | 'TIED'
  | 'NONE_CHOSEN'
  | 'NO_QUORUM'
  | 'OBJECTED'
  | 'OPINION';
export type Via = 'SELF' | 'HEAD' | 'ASSISTANT' | 'CHAIR' | 'INSCRIBED';
export type WayHow = 'DEVICE' | 'PROXY' | 'ASSISTANT' | 'ROLL_CALL' | 'HANDS';
export type WhyCode =
  | 'FIRST_COME'
  | 'LEAST_SPOKEN'
  | 'CHANNELS_TAKE_TURNS'
  | 'DELEGATIONS_TAKE_TURNS'
  | 'PROTOCOL'
  | 'KIND_GOES_FIRST'
  | 'MOVED_BY_CHAIR'
  | 'RETURNED'
  | 'PUT_OFF'
  | 'NOT_READY'
  | 'KEPT'
  | 'INSCRIBED';
export type WordsShape = 'CLOUD' | 'LIST';

export interface About {
  title: LocalizedText;
  hosts: LocalizedText;
  zone: string;
  languages: string[];
  meeting: string | null;
  isObserved: boolean;
}

export interface AgendaView {
  sessions: Session[];
  items: Record<ItemId, AgendaViewRow>;
  order: ItemId[];
  current: SessionId | null;
  active: ItemId | null;
  isRehearsal: boolean;
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

export interface AgreementDocument {
  sha256: string;
  bytes: number;
  pages: number;
}

export interface AgreementFinding {
  code: string;
  page: number | null;
  about: string;
}

export interface AgreementReceipts {
  revision: string;
  confirmed: number;
  of: number;
}

export interface AgreementSealed {
  document: string;
  completion: string;
  bundle: string;
  at: Instant;
}

export interface AgreementTerms {
  title: LocalizedText;
  languages: string[];
  prevailing: string;
  order: TermsOrder;
  turnSeconds: number;
  sight: boolean;
  shown: TermsShown;
  expires: Instant;
  test: boolean;
}

export interface AgreementView {
  agreements: AgreementViewRow[];
}

export interface AgreementViewCalled {
  person: PersonId;
  fence: number;
  until: Instant;
  signing: boolean;
}

export interface AgreementViewEnded {
  reason: string;
  by: PersonId;
  at: Instant;
}

export interface AgreementViewRow {
  id: AgreementId;
  terms: AgreementTerms;
  stage: AgreementStage;
  parties: Party[];
  signatories: AgreementViewSigning[];
  document: AgreementDocument | null;
  findings: AgreementFinding[];
  pages: number;
  frozen: string | null;
  head: string | null;
  turn: AgreementViewCalled | null;
  receipts: AgreementReceipts | null;
  ending: AgreementViewEnded | null;
  sealed: AgreementSealed | null;
  chain: string | null;
}

export interface AgreementViewSigning {
  who: Signatory;
  field: string;
  step: SignerStep;
  attested: boolean;
  signed: SignerSigned | null;
  certificate: string | null;
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
  lead: ChairViewLeadRow | null;
}

export interface ChairViewLeadRow {
  plate: Plate;
  item: ItemId;
  until: Instant | null;
}

export interface DisplayView {
  pinned: Scene | null;
  paired: DisplayViewRow[] | null;
}

export interface DisplayViewRow {
  id: DisplayId;
  name: string;
  since: Instant;
  scene: Scene | null;
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
  terms: Terms;
  entries: Record<EntryId, FloorViewRow>;
  waiting: EntryId[];
  stack: EntryId[];
  aside: EntryId[];
  kept: Record<ItemId, number>;
  ahead: Record<ItemId, FloorViewAhead[]>;
  record: number;
  spoken: FloorViewSpoken | null;
}

export interface FloorViewAhead {
  entry: EntryId;
  plate: Plate;
  via: Via;
}

export interface FloorViewByDelegation {
  delegation: DelegationId;
  speeches: number;
  millis: number;
}

export interface FloorViewRow {
  plate: Plate;
  isUnknown: boolean;
  channel: Channel;
  via: Via;
  kind: Kind;
  note: string | null;
  planned: number;
  stage: FloorEntryStage;
  asked: Instant;
  called: Instant | null;
  isReady: boolean;
  used: number;
  since: Instant | null;
  why: Why;
  whisper: Instant | null;
}

export interface FloorViewSpoken {
  delegations: FloorViewByDelegation[];
  channels: Record<Channel, TotalsSpoken>;
}

export interface Form {
  title: LocalizedText;
  question: Question;
  rules: Rules;
  item: ItemId | null;
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
  since: Instant | null;
  seats: Seat[];
  headOf: DelegationId | null;
  wishes: MeWish[];
  requests: MeRequested[];
  past: MePast[];
  votes: MyVotes | null;
  display: DisplayViewRow | null;
}

export interface MePast {
  entry: EntryId;
  item: ItemId;
  kind: Kind;
  stage: FloorEntryStage;
  asked: Instant;
  millis: number;
}

export interface MeRequested {
  request: RequestId | null;
  kind: Kind;
  at: Instant;
  fate: MeFate;
  reason: string | null;
}

export interface MeWish {
  entry: EntryId;
  item: ItemId;
  kind: Kind;
  stage: FloorEntryStage;
  asked: Instant;
  whisper: string | null;
}

export interface MyVotes {
  mandates: MyVotesMandate[];
  proxy: Plate | null;
  standings: MyVotesStanding[];
  ballots: MyVotesCast[];
  tokens: MyVotesToken[];
}

export interface MyVotesCast {
  poll: PollId;
  seat: SeatId;
  ballot: string;
  via: BallotVia;
  answer: Answer | null;
  entries: string[];
  at: Instant;
}

export interface MyVotesMandate {
  seat: SeatId;
  plate: Plate;
  delegation: DelegationId | null;
}

export interface MyVotesStanding {
  poll: PollId;
  seat: SeatId;
  why: string | null;
}

export interface MyVotesToken {
  poll: PollId;
  seat: SeatId;
  blinded: string;
  signature: string | null;
}

export interface Party {
  id: string;
  name: LocalizedText;
  country: string | null;
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
  proxy: Plate | null;
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

export interface PollView {
  order: PollId[];
  polls: Record<PollId, PollViewRow>;
  hidden: number;
}

export interface PollViewHands {
  entered: number;
  isDiffering: boolean;
  recounts: number;
  limit: number;
  agreed: number[] | null;
}

export interface PollViewLast {
  seat: SeatId;
  plate: Plate;
}

export interface PollViewName {
  plate: Plate;
  via: BallotVia;
  answer: Answer;
}

export interface PollViewObjectionRow {
  plate: Plate | null;
  text: string | null;
  at: Instant;
}

export interface PollViewRoll {
  called: number;
  all: number;
  absent: number;
  seat: SeatId | null;
  now: Plate | null;
  last: PollViewLast | null;
  seats: SeatId[];
}

export interface PollViewRow {
  form: Form;
  stage: Stage;
  roundOf: PollId | null;
  opened: Instant | null;
  closesAt: Instant | null;
  shown: Instant | null;
  left: number | null;
  cast: number;
  eligible: number;
  eligibleVotes: number;
  present: number;
  hasQuorum: boolean;
  isKeyed: boolean;
  key: string | null;
  isCounted: boolean;
  isOverfull: boolean;
  hands: PollViewHands | null;
  roll: PollViewRoll | null;
  objection: PollViewObjectionRow | null;
  tally: Tally | null;
  verdict: Verdict | null;
  casting: number | null;
  ways: Way[];
  words: PollViewWordsRow | null;
  names: PollViewName[];
  certification: PollViewSigned | null;
  reason: LocalizedText | null;
}

export interface PollViewSaid {
  text: string;
  times: number;
}

export interface PollViewSigned {
  by: Plate;
  at: Instant;
  hasQuorum: boolean;
  confirmedBy: Plate | null;
}

export interface PollViewWaiting {
  seat: SeatId;
  entry: number;
  text: string;
  isShown: boolean;
}

export interface PollViewWordsRow {
  shown: PollViewSaid[];
  waiting: PollViewWaiting[];
  entries: number;
}

export interface RequestsView {
  pending: RequestsViewRow[];
}

export interface RequestsViewRow {
  id: RequestId;
  plate: Plate;
  channel: Channel | null;
  kind: Kind;
  text: string | null;
  at: Instant;
}

export interface Rules {
  isFormal: boolean;
  mode: RulesMode;
  secrecy: RulesSecrecy;
  unit: RulesUnit;
  mayChange: boolean;
  majority: RulesMajority;
  base: RulesBase;
  tie: RulesTie;
  quorum: number;
  seconds: number;
  weights: Record<DelegationId, number>;
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

export interface Signatory {
  person: PersonId;
  party: string;
  name: LocalizedText;
  capacity: LocalizedText;
  mode: SignatoryKeyMode;
  place: SignatoryPlace | null;
}

export interface SignatoryPlace {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface SignerSigned {
  at: Instant;
  revision: string;
  mode: SignatoryKeyMode;
}

export interface Tally {
  ballots: number;
  cast: number;
  abstained: number;
  votes: number[];
  runoff: TallyRound[];
  borda: number[];
  spread: TallySpread | null;
}

export interface TallyRound {
  votes: number[];
  exhausted: number;
  out: number[];
}

export interface TallySpread {
  least: number;
  most: number;
  median: number;
  mean: number;
  from: number;
  width: number;
  bars: number[];
}

export interface Terms {
  policy: Policy;
  kindsGoFirst: boolean;
  admits: boolean;
  callsNext: boolean;
  endsOnTime: boolean;
}

export interface TotalsSpoken {
  speeches: number;
  millis: number;
}

export interface UndoView {
  act: number;
  what: string;
  plate: Plate | null;
  until: Instant;
}

export interface Verdict {
  outcome: VerdictOutcome;
  chosen: number[];
}

export interface Way {
  how: WayHow;
  channel: Channel | null;
  cast: number;
  votes: number[];
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
  requests?: RequestsView;
  poll: PollView;
  agreement: AgreementView;
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
  | { type: 'agenda.retime'; session: SessionId }
  | { type: 'agreement.abort'; agreement: AgreementId; fence: number }
  | { type: 'agreement.arrangeSignatories'; agreement: AgreementId; parties: Party[]; signatories: Signatory[] }
  | { type: 'agreement.attachDocument'; agreement: AgreementId; document: AgreementDocument }
  | { type: 'agreement.attestIdentity'; agreement: AgreementId; person: PersonId; tenure: number }
  | { type: 'agreement.callSignatory'; agreement: AgreementId; person: PersonId; tenure: number }
  | { type: 'agreement.cancel'; agreement: AgreementId; reason: string }
  | { type: 'agreement.confirmRead'; agreement: AgreementId; sha256: string; pages: number; seconds: number; language: string; paper: boolean }
  | { type: 'agreement.consent'; agreement: AgreementId; sha256: string; textSha256: string; language: string }
  | { type: 'agreement.decline'; agreement: AgreementId; reason: string }
  | { type: 'agreement.describe'; agreement: AgreementId; terms: AgreementTerms }
  | { type: 'agreement.draft'; agreement: AgreementId; terms: AgreementTerms }
  | { type: 'agreement.freeze'; agreement: AgreementId }
  | { type: 'agreement.openCeremony'; agreement: AgreementId; anyway: boolean; tenure: number }
  | { type: 'agreement.pauseCeremony'; agreement: AgreementId; tenure: number }
  | { type: 'agreement.placeField'; agreement: AgreementId; person: PersonId; place: SignatoryPlace }
  | { type: 'agreement.recall'; agreement: AgreementId; fence: number; tenure: number }
  | { type: 'agreement.recordPaper'; agreement: AgreementId; person: PersonId; tenure: number }
  | { type: 'agreement.replace'; agreement: AgreementId; by: AgreementId }
  | { type: 'agreement.resumeCeremony'; agreement: AgreementId; tenure: number }
  | { type: 'attendance.attend'; channel: Channel }
  | { type: 'attendance.leave' }
  | { type: 'attendance.recordAttendance'; person: PersonId; channel: Channel | null }
  | { type: 'chair.arrangeSeat'; seat: PersonId[] }
  | { type: 'chair.handOverChair'; to: PersonId; tenure: number }
  | { type: 'chair.takeChair'; tenure: number }
  | { type: 'display.chooseScene'; scene: Scene | null }
  | { type: 'display.pairDisplay'; display: DisplayId; name: string }
  | { type: 'display.pinDisplay'; display: DisplayId; scene: Scene | null }
  | { type: 'display.revokeDisplay'; display: DisplayId }
  | { type: 'floor.admit'; entry: EntryId; tenure: number }
  | { type: 'floor.agreeTerms'; item: ItemId; terms: Terms; tenure: number }
  | { type: 'floor.call'; entry: EntryId; tenure: number }
  | { type: 'floor.clearList'; item: ItemId; tenure: number }
  | { type: 'floor.closeList'; item: ItemId; seconds: number | null; tenure: number }
  | { type: 'floor.comeLater'; entry: EntryId }
  | { type: 'floor.decline'; entry: EntryId; reason: string; tenure: number }
  | { type: 'floor.defer'; entry: EntryId; to: ItemId; tenure: number }
  | { type: 'floor.end'; entry: EntryId; tenure: number }
  | { type: 'floor.extend'; entry: EntryId; seconds: number; tenure: number }
  | { type: 'floor.finish'; entry: EntryId }
  | { type: 'floor.giveFloor'; entry: EntryId; current: EntryId | null; tenure: number }
  | { type: 'floor.inscribe'; item: ItemId; person: PersonId; channel: Channel }
  | { type: 'floor.lastWord'; entry: EntryId; current: EntryId | null; tenure: number }
  | { type: 'floor.move'; entry: EntryId; before: EntryId | null; tenure: number }
  | { type: 'floor.nameSpeaker'; entry: EntryId; person: PersonId }
  | { type: 'floor.notReady'; entry: EntryId }
  | { type: 'floor.openList'; item: ItemId; tenure: number }
  | { type: 'floor.pause'; entry: EntryId; tenure: number }
  | { type: 'floor.raiseHand'; item: ItemId; place: string; kind: Kind }
  | { type: 'floor.ready'; entry: EntryId }
  | { type: 'floor.remove'; entry: EntryId; tenure: number }
  | { type: 'floor.requestFloor'; item: ItemId; person: PersonId | null; kind: Kind; note: string }
  | { type: 'floor.resume'; entry: EntryId; tenure: number }
  | { type: 'floor.transferList'; item: ItemId; to: ItemId; tenure: number }
  | { type: 'floor.whisper'; entry: EntryId; text: string; tenure: number }
  | { type: 'floor.withdraw'; entry: EntryId }
  | { type: 'floor.yield'; entry: EntryId; to: EntryId; tenure: number }
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
  | { type: 'poll.answerRoll'; poll: PollId; seat: SeatId; answer: Answer | null }
  | { type: 'poll.askToken'; poll: PollId; seat: SeatId; blinded: string }
  | { type: 'poll.breakTie'; poll: PollId; option: number; tenure: number }
  | { type: 'poll.callAbsent'; poll: PollId }
  | { type: 'poll.callForObjections'; poll: PollId; text: LocalizedText; item: ItemId | null; seconds: number; tenure: number }
  | { type: 'poll.cast'; poll: PollId; seat: SeatId; ballot: string; answer: Answer }
  | { type: 'poll.castFor'; poll: PollId; seat: SeatId; ballot: string; answer: Answer; consents: boolean }
  | { type: 'poll.certify'; poll: PollId; withoutQuorum: boolean; tenure: number }
  | { type: 'poll.close'; poll: PollId; tenure: number }
  | { type: 'poll.compose'; poll: PollId; form: Form }
  | { type: 'poll.confirm'; poll: PollId }
  | { type: 'poll.contribute'; poll: PollId; ballot: string; entries: string[] }
  | { type: 'poll.countHands'; poll: PollId; counts: number[] }
  | { type: 'poll.discard'; poll: PollId }
  | { type: 'poll.giveMandate'; seat: SeatId; proxy: PersonId }
  | { type: 'poll.makeReady'; poll: PollId }
  | { type: 'poll.object'; poll: PollId; isOpen: boolean; text: string }
  | { type: 'poll.open'; poll: PollId; tenure: number }
  | { type: 'poll.recount'; poll: PollId }
  | { type: 'poll.release'; poll: PollId; seat: SeatId; entry: number; shown: boolean; tenure: number }
  | { type: 'poll.repeat'; poll: PollId; round: PollId }
  | { type: 'poll.resume'; poll: PollId; tenure: number }
  | { type: 'poll.rework'; poll: PollId }
  | { type: 'poll.setEnd'; poll: PollId; at: Instant | null; tenure: number }
  | { type: 'poll.show'; poll: PollId; tenure: number }
  | { type: 'poll.startRoll'; poll: PollId; order: SeatId[] }
  | { type: 'poll.suspend'; poll: PollId; tenure: number }
  | { type: 'poll.takeBackRoll'; poll: PollId; seat: SeatId }
  | { type: 'poll.void'; poll: PollId; reason: LocalizedText; tenure: number }
  | { type: 'poll.withdrawMandate'; seat: SeatId }
  | { type: 'request.decline'; request: RequestId; reason: string; tenure: number }
  | { type: 'request.grant'; request: RequestId; current: EntryId | null; tenure: number }
  | { type: 'request.make'; kind: Kind; text: string }
  | { type: 'request.takeBack'; request: RequestId }
  | { type: 'session.closeSession'; session: SessionId; tenure: number }
  | { type: 'session.endRehearsal'; tenure: number }
  | { type: 'session.grantLead'; person: PersonId; item: ItemId; minutes: number | null; tenure: number }
  | { type: 'session.openSession'; session: SessionId; tenure: number }
  | { type: 'session.recallLead'; tenure: number }
  | { type: 'session.resumeSession'; tenure: number }
  | { type: 'session.returnLead' }
  | { type: 'session.startRehearsal'; session: SessionId; tenure: number }
  | { type: 'session.suspendSession'; reason: LocalizedText | null; until: Instant | null; tenure: number }
  | { type: 'session.takeUpItem'; item: ItemId; active: ItemId | null; rest: SessionCommandRest; tenure: number }
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
  'agenda.retime': 'PREPARE',
  'agreement.abort': 'SIGN',
  'agreement.arrangeSignatories': 'PREPARE',
  'agreement.attachDocument': 'PREPARE',
  'agreement.attestIdentity': 'RUN_SESSION',
  'agreement.callSignatory': 'RUN_SESSION',
  'agreement.cancel': 'CANCEL_AGREEMENT',
  'agreement.confirmRead': 'SIGN',
  'agreement.consent': 'SIGN',
  'agreement.decline': 'SIGN',
  'agreement.describe': 'PREPARE',
  'agreement.draft': 'PREPARE',
  'agreement.freeze': 'PREPARE',
  'agreement.openCeremony': 'RUN_SESSION',
  'agreement.pauseCeremony': 'RUN_SESSION',
  'agreement.placeField': 'PREPARE',
  'agreement.recall': 'RUN_SESSION',
  'agreement.recordPaper': 'RUN_SESSION',
  'agreement.replace': 'PREPARE',
  'agreement.resumeCeremony': 'RUN_SESSION',
  'attendance.attend': 'ATTEND',
  'attendance.leave': 'ATTEND',
  'attendance.recordAttendance': 'RECORD_ATTENDANCE',
  'chair.arrangeSeat': 'PREPARE',
  'chair.handOverChair': 'TAKE_CHAIR',
  'chair.takeChair': 'TAKE_CHAIR',
  'display.chooseScene': 'CHOOSE_SCENE',
  'display.pairDisplay': 'MANAGE_DISPLAYS',
  'display.pinDisplay': 'MANAGE_DISPLAYS',
  'display.revokeDisplay': 'MANAGE_DISPLAYS',
  'floor.admit': 'RUN_FLOOR',
  'floor.agreeTerms': 'RUN_FLOOR',
  'floor.call': 'RUN_FLOOR',
  'floor.clearList': 'RUN_FLOOR',
  'floor.closeList': 'RUN_FLOOR',
  'floor.comeLater': 'REQUEST_FLOOR',
  'floor.decline': 'RUN_FLOOR',
  'floor.defer': 'RUN_SESSION',
  'floor.end': 'RUN_FLOOR',
  'floor.extend': 'RUN_FLOOR',
  'floor.finish': 'REQUEST_FLOOR',
  'floor.giveFloor': 'RUN_FLOOR',
  'floor.inscribe': 'INSCRIBE',
  'floor.lastWord': 'RUN_FLOOR',
  'floor.move': 'RUN_FLOOR',
  'floor.nameSpeaker': 'REQUEST_FLOOR_FOR_OTHERS',
  'floor.notReady': 'REQUEST_FLOOR',
  'floor.openList': 'RUN_FLOOR',
  'floor.pause': 'RUN_FLOOR',
  'floor.raiseHand': 'REQUEST_FLOOR_FOR_OTHERS',
  'floor.ready': 'REQUEST_FLOOR',
  'floor.remove': 'RUN_FLOOR',
  'floor.requestFloor': 'REQUEST_FLOOR',
  'floor.resume': 'RUN_FLOOR',
  'floor.transferList': 'RUN_SESSION',
  'floor.whisper': 'RUN_FLOOR',
  'floor.withdraw': 'REQUEST_FLOOR',
  'floor.yield': 'REQUEST_FLOOR',
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
  'poll.answerRoll': 'COUNT_VOTES',
  'poll.askToken': 'VOTE',
  'poll.breakTie': 'RUN_POLLS',
  'poll.callAbsent': 'COUNT_VOTES',
  'poll.callForObjections': 'RUN_SESSION',
  'poll.cast': 'VOTE',
  'poll.castFor': 'VOTE_FOR_OTHERS',
  'poll.certify': 'CONFIRM_RESULT',
  'poll.close': 'RUN_POLLS',
  'poll.compose': 'COMPOSE_POLLS',
  'poll.confirm': 'CONFIRM_RESULT',
  'poll.contribute': 'VOTE',
  'poll.countHands': 'COUNT_VOTES',
  'poll.discard': 'COMPOSE_POLLS',
  'poll.giveMandate': 'GIVE_MANDATE',
  'poll.makeReady': 'COMPOSE_POLLS',
  'poll.object': 'VOTE',
  'poll.open': 'RUN_POLLS',
  'poll.recount': 'COUNT_VOTES',
  'poll.release': 'RUN_POLLS',
  'poll.repeat': 'COMPOSE_POLLS',
  'poll.resume': 'RUN_POLLS',
  'poll.rework': 'COMPOSE_POLLS',
  'poll.setEnd': 'RUN_POLLS',
  'poll.show': 'RUN_POLLS',
  'poll.startRoll': 'COUNT_VOTES',
  'poll.suspend': 'RUN_POLLS',
  'poll.takeBackRoll': 'COUNT_VOTES',
  'poll.void': 'RUN_POLLS',
  'poll.withdrawMandate': 'GIVE_MANDATE',
  'request.decline': 'RULE_ON_REQUESTS',
  'request.grant': 'RULE_ON_REQUESTS',
  'request.make': 'REQUEST_FLOOR',
  'request.takeBack': 'REQUEST_FLOOR',
  'session.closeSession': 'RUN_SESSION',
  'session.endRehearsal': 'RUN_SESSION',
  'session.grantLead': 'RUN_SESSION',
  'session.openSession': 'RUN_SESSION',
  'session.recallLead': 'RUN_SESSION',
  'session.resumeSession': 'RUN_SESSION',
  'session.returnLead': 'ATTEND',
  'session.startRehearsal': 'RUN_SESSION',
  'session.suspendSession': 'RUN_SESSION',
  'session.takeUpItem': 'RUN_SESSION',
  'session.undo': 'RUN_FLOOR',
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
  'chair.item_not_on',
  'chair.chair_leads',
  'chair.lead_not_attending',
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
  'floor.not_requested',
  'floor.not_called',
  'floor.known_already',
  'floor.item_is_over',
  'floor.not_yours',
  'floor.session_not_live',
  'request.not_such_a_kind',
  'request.pending_already',
  'request.too_many',
  'request.not_attending',
  'request.session_not_running',
  'request.unknown_request',
  'request.not_yours',
  'request.text_too_long',
  'request.not_above',
  'request.too_deep',
  'request.moved_on',
  'request.no_item_on',
  'request.no_speaking_seat',
  'poll.unknown_poll',
  'poll.id_taken',
  'poll.too_many_polls',
  'poll.unknown_item',
  'poll.unknown_delegation',
  'poll.frozen',
  'poll.wrong_stage',
  'poll.chair_only',
  'poll.another_is_open',
  'poll.session_not_running',
  'poll.nobody_entitled',
  'poll.no_key_yet',
  'poll.end_not_ahead',
  'poll.silence_runs',
  'poll.not_in_this_mode',
  'poll.needs_devices',
  'poll.needs_to_be_formal',
  'poll.weights_need_delegations',
  'poll.hands_are_equal',
  'poll.secret_is_final',
  'poll.secret_is_equal',
  'poll.secret_needs_devices',
  'poll.words_are_not_secret',
  'poll.asked_otherwise',
  'poll.no_right_answer',
  'poll.same_options',
  'poll.not_such_an_answer',
  'poll.too_few_options',
  'poll.too_many_options',
  'poll.score_out_of_range',
  'poll.not_all_points',
  'poll.number_out_of_range',
  'poll.text_too_long',
  'poll.too_many_entries',
  'poll.not_open',
  'poll.late',
  'poll.not_entitled',
  'poll.came_later',
  'poll.not_attending',
  'poll.voted_already',
  'poll.proxy_votes',
  'poll.mandate_withdrawn',
  'poll.not_in_hall',
  'poll.no_consent',
  'poll.goes_into_box',
  'poll.token_given',
  'poll.not_such_a_count',
  'poll.more_hands_than_seats',
  'poll.counted_already',
  'poll.counted_already_in_hall',
  'poll.count_not_agreed',
  'poll.not_such_a_roll',
  'poll.roll_not_finished',
  'poll.moved_on',
  'poll.no_tie',
  'poll.not_for_chair_to_break',
  'poll.tie_not_broken',
  'poll.quorum_lost',
  'poll.same_person',
  'poll.not_counted_yet',
  'poll.unknown_seat',
  'poll.unknown_person',
  'poll.own_seat',
  'poll.too_many_mandates',
  'poll.not_yours',
  'agreement.unknown_agreement',
  'agreement.id_taken',
  'agreement.too_many',
  'agreement.not_now',
  'agreement.unknown_person',
  'agreement.unknown_party',
  'agreement.twice',
  'agreement.not_a_signatory',
  'agreement.no_document',
  'agreement.no_signatories',
  'agreement.no_field',
  'agreement.fields_overlap',
  'agreement.expires_too_soon',
  'agreement.expired',
  'agreement.session_not_live',
  'agreement.rehearsal',
  'agreement.another_is_open',
  'agreement.not_ready',
  'agreement.out_of_order',
  'agreement.turn_running',
  'agreement.no_turn',
  'agreement.stale_turn',
  'agreement.not_attested',
  'agreement.stale_revision',
  'agreement.other_document',
  'agreement.read_first',
  'agreement.identify_first',
  'agreement.already_signed',
  'agreement.reason_missing',
  'agreement.text_too_long',
  'session.unknown_session',
  'session.unknown_item',
  'session.another_is_running',
  'session.already_closed',
  'session.not_running',
  'session.until_not_ahead',
  'session.not_live',
  'session.poll_is_running',
  'session.item_of_another_session',
  'session.moved_on',
  'session.nothing_to_undo',
  'session.undo_touched',
  'display.too_many',
  'display.unknown_display',
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
