// The one sensible next act, and the sentence that says what it will do. A proposal, never a rule:
// everything else stays within reach, in the palette and beside the things themselves.
import { acts, toCall, type Act } from '../desk/acts';
import { phrase, type Filling, type Named, type Phrase } from '../desk/phrase';
import type { Situation } from '../desk/situation';

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
  if (asked && s.active && s.requests[0] === asked) return step(acts.grantFirst, 'hear', { who: asked.plate });
  if (s.speaker) return whileSpeaking(s, s.speaker.row.plate);
  if (s.active && s.waiting.length) return toTheFloor(s);
  if (isForTheLead(s)) return step(acts.grantLead, 'grantLead', { who: s.active!.row.lead! });
  if (s.nextItem) return toTheNextItem(s, s.nextItem.row.title);
  return step(acts.closeSession, 'closeSession', { session: s.session.title });
}

/** The programme names who leads this discussion, and nobody has asked for the floor yet. */
function isForTheLead({ active, lead, me, isUntouched }: Situation): boolean {
  const announced = active?.row.lead ?? null;
  return isUntouched && announced !== null && lead === null && announced.person !== me && active!.row.kind === 'DISCUSSION';
}

function asLead(s: Situation): Step {
  if (s.session?.phase !== 'LIVE') return step(null, 'leadWaits');
  if (s.speaker) return whileSpeaking(s, s.speaker.row.plate);
  return s.waiting.length ? toTheFloor(s) : step(acts.returnLead, 'returnLead');
}

function fromOutside(s: Situation): Step {
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

function step(act: Act | null, what: Named<'chair.next'>, args: Record<string, Filling> = {}): Step {
  return { act, what: phrase(`chair.next.${what}`, args) };
}
