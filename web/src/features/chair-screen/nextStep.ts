// The one sensible next act, and the sentence that says what it will do. A proposal, never a rule:
// everything else stays within reach, in the palette and beside the things themselves.
import { nextToCall, plateOf, signingOf, unready } from '../agreement/ceremony/agreements';
import { acts, toCall, type Act } from '../desk/acts';
import { attestOf, callOf, unattested } from '../desk/agreements';
import { whyNotHear } from '../desk/hearing';
import { phrase, type Filling, type Named, type Phrase } from '../desk/phrase';
import { ableOf, answeredBy, isTied, uncounted } from '../desk/polls';
import type { Situation } from '../desk/situation';
import { showsPapers } from '../poll/polls';

export interface Step {
  /** null: nothing is to be done here now. */
  readonly act: Act | null;
  readonly what: Phrase;
}

export function nextStep(s: Situation): Step {
  if (s.isLead && !s.isHolder) return asLead(s);
  if (!s.isHolder) return fromOutside(s);
  if (!s.session) {
    return s.nextSession
      ? step(acts.openSession, 'openSession', { session: s.nextSession.title })
      : step(null, 'allClosed');
  }
  if (s.session.phase === 'SUSPENDED') {
    return step(acts.resumeSession, 'resumeSession', { session: s.session.title });
  }
  const asked = s.requests.find(({ kind }) => kind !== 'TECHNICAL');
  if (asked && s.active && s.requests[0] === asked && !whyNotHear(s, asked.kind)) return step(acts.grantFirst, 'hear', { who: asked.plate });
  const poll = withPoll(s);
  if (poll && s.poll!.row.form.rules.isFormal) return poll;
  const signing = whileSigning(s);
  if (signing) return signing;
  if (s.speaker) return whileSpeaking(s, s.speaker.row.plate);
  if (poll) return poll;
  const toSign = toTheSigning(s);
  if (toSign) return toSign;
  const lead = isForTheLead(s) ? step(acts.grantLead, 'grantLead', { who: s.active!.row.lead! }) : null;
  if (s.active && s.waiting.length) return lead ?? toTheFloor(s);
  if (s.ready && s.ready.row.form.item === s.active?.id) return toThePoll(s);
  if (lead) return lead;
  if (s.nextItem) return toTheNextItem(s, s.nextItem.row.title);
  return step(acts.closeSession, 'closeSession', { session: s.session.title });
}

/** The programme names who leads this discussion, and nobody has spoken or was called yet. */
function isForTheLead({ active, lead, me, isUntouched, waiting }: Situation): boolean {
  const announced = active?.row.lead ?? null;
  return isUntouched && waiting.every(({ row }) => row.stage === 'QUEUED') && announced !== null && lead === null && announced.person !== me && active!.row.kind === 'DISCUSSION';
}

function asLead(s: Situation): Step {
  if (s.session?.phase !== 'LIVE') return step(null, 'leadWaits');
  if (s.speaker) return whileSpeaking(s, s.speaker.row.plate);
  const poll = s.poll && !s.poll.row.form.rules.isFormal && s.poll.row.form.item === s.active?.id ? withPoll(s) : null;
  if (poll) return poll;
  if (s.waiting.length) return toTheFloor(s);
  const ready = s.ready && !s.ready.row.form.rules.isFormal && s.ready.row.form.item === s.active?.id;
  return ready ? toThePoll(s) : step(acts.returnLead, 'returnLead');
}

function fromOutside(s: Situation): Step {
  const { unconfirmed } = s;
  if (unconfirmed && s.inSeat && unconfirmed.row.certification!.by.person !== s.me) {
    return pollStep(acts.confirmPoll, 'confirm', { what: unconfirmed.row.form.title });
  }
  if (s.holder) return step(null, 'held', { who: s.holder });
  if (!s.inSeat) return step(null, 'empty');
  if (s.lapsed?.person === s.me) return step(acts.takeChair, 'resumeChair');
  return s.lapsed
    ? step(acts.takeChair, 'takeLapsed', { who: s.lapsed })
    : step(acts.takeChair, 'takeChair');
}

function whileSpeaking(s: Situation, who: Filling): Step {
  const below = s.interrupted.at(-1);
  if (below) return step(acts.end, 'endAndResume', { who, then: below.row.plate });
  if (s.speaker?.row.stage === 'PAUSED') return step(acts.pause, 'resume', { who });
  const first = s.waiting[0];
  if (!first) return step(acts.end, 'end', { who });
  return first.row.stage === 'CALLED'
    ? step(acts.giveNext, 'endAndGive', { who: first.row.plate })
    : step(acts.callNext, 'callMeanwhile', { who: toCall(s)!.row.plate });
}

function toTheFloor(s: Situation): Step {
  const first = s.waiting[0]!;
  return first.row.stage === 'CALLED'
    ? step(acts.giveNext, 'give', { who: first.row.plate })
    : step(acts.callNext, 'call', { who: first.row.plate });
}

function toTheNextItem(s: Situation, item: Filling): Step {
  if (!s.active) return step(acts.nextItem, 'firstItem', { item });
  return step(acts.nextItem, s.listIsOpen ? 'nextItemOpenList' : 'nextItem', { item });
}

function toThePoll(s: Situation): Step {
  return pollStep(acts.openPoll, 'open', { what: s.ready!.row.form.title });
}

/** Nothing else goes on during a formal vote; a show of opinion waits for who speaks. */
function withPoll({ poll }: Situation): Step | null {
  if (!poll) return null;
  const { row } = poll;
  const { mode, secrecy } = row.form.rules;
  const what = row.form.title;
  const counts = { cast: answeredBy(row), eligible: row.eligible };
  switch (row.stage) {
    case 'SUSPENDED':
      return pollStep(acts.resumePoll, 'resume', { what });
    case 'CLOSING':
      return pollStep(null, 'closing');
    case 'CLOSED':
      if (isTied(row)) return pollStep(acts.breakTie, 'tied');
      if (secrecy === 'SECRET' && !row.isCounted) return pollStep(null, 'counting');
      return mode === 'NO_OBJECTION' ? pollStep(acts.showPoll, 'objected') : pollStep(acts.showPoll, 'show', { what });
    case 'SHOWN':
      if (row.objection) return pollStep(acts.putToVote, 'toVote', { what });
      return isTied(row) ? pollStep(acts.breakTie, 'tied') : pollStep(acts.certifyPoll, 'certify', { what });
    case 'OPEN':
      break;
    default:
      return null;
  }
  if (mode === 'NO_OBJECTION') return pollStep(null, 'silence');
  if (row.hands?.isDiffering) return pollStep(acts.recountHands, 'differing');
  if (uncounted(row)) {
    if (mode !== 'ROLL_CALL') return pollStep(null, 'hands', { n: row.hands!.entered });
    return row.roll!.called === 0 && row.roll!.all === 0
      ? pollStep(acts.startRoll, 'startRoll')
      : pollStep(null, 'roll', { n: row.roll!.called, all: row.roll!.all });
  }
  if (mode === 'ROLL_CALL') return pollStep(acts.closePoll, row.roll!.absent ? 'rollAbsent' : 'rollDone', { n: row.roll!.absent });
  if (mode === 'HANDS') return pollStep(acts.closePoll, 'counted');
  if (showsPapers(row)) return pollStep(acts.closePoll, 'closeSecret', counts);
  return ableOf(row) > 0 && counts.cast >= ableOf(row)
    ? pollStep(acts.closePoll, 'all')
    : pollStep(acts.closePoll, 'close', counts);
}

/** Who signs is not disturbed: whoever speaks meanwhile goes on, and the next step is that of the signing. */
function whileSigning({ ceremony }: Situation): Step | null {
  if (!ceremony) return null;
  const { turn } = ceremony;
  if (turn) {
    const signing = signingOf(ceremony, turn.person);
    const who = signing && plateOf(ceremony, signing);
    if (!who) return null;
    if (unattested(ceremony)) return signStep(attestOf(turn.person), 'attest', { who });
    return signStep(null, turn.signing ? 'signing' : 'turn', { who });
  }
  if (ceremony.stage === 'PAUSED') return signStep(acts.resumeCeremony, 'resume');
  const next = nextToCall(ceremony);
  if (next) return signStep(callOf(next.who.person), 'call', { who: plateOf(ceremony, next) });
  const waits = unready(ceremony)[0];
  return waits ? signStep(null, 'unready', { who: plateOf(ceremony, waits) }) : null;
}

/** An agreement that waits for the chair, on the item that is for it, once nobody waits to speak. */
function toTheSigning({ active, toOpen, waiting }: Situation): Step | null {
  if (active?.row.kind !== 'SIGNING' || !toOpen || waiting.length) return null;
  return signStep(acts.openCeremony, unready(toOpen).length ? 'open_unready' : 'open', { title: toOpen.terms.title });
}

function signStep(act: Act | null, what: Named<'ceremony.next'>, args: Record<string, Filling> = {}): Step {
  return { act, what: phrase(`ceremony.next.${what}`, args) };
}

function pollStep(act: Act | null, what: Named<'pollrun.next'>, args: Record<string, Filling> = {}): Step {
  return { act, what: phrase(`pollrun.next.${what}`, args) };
}

function step(act: Act | null, what: Named<'chair.next'>, args: Record<string, Filling> = {}): Step {
  return { act, what: phrase(`chair.next.${what}`, args) };
}
