// What is asked of the chair, and whether it can be heard now.
import type { Command, Kind, RequestId } from '../../live/wire.gen';
import type { Act } from './acts';
import type { Phrase } from './phrase';
import { chairOnly, said, why } from './rules';
import type { Situation } from './situation';

/** Only what goes before the floor's kind interrupts it, and interruptions go two deep (rules 2). */
const PRECEDENCE: readonly Kind[] = ['TECHNICAL', 'POINT_OF_ORDER', 'PRIVILEGE', 'RIGHT_OF_REPLY', 'REPLY', 'QUESTION', 'STATEMENT'];
const DEEPEST = 3;

export function whyNotHear(s: Situation, kind: Kind): Phrase | null {
  if (kind === 'TECHNICAL' || !s.speaker) return null;
  if (s.interrupted.length + 1 >= DEEPEST) return why('too_deep');
  return PRECEDENCE.indexOf(kind) < PRECEDENCE.indexOf(s.speaker.row.kind) ? null : why('not_above');
}

/** Hears what is asked of the chair; the most urgent first. */
export const grantFirst: Act = {
  id: 'grantFirst',
  icon: 'alert',
  label: (s) => said(s.requests[0]?.kind === 'TECHNICAL' ? 'takeNote' : 'hear'),
  whyNot: chairOnly((s) => (s.requests[0] ? whyNotHear(s, s.requests[0].kind) : why('no_request'))),
  command: (s) => s.requests[0]! && grant(s, s.requests[0].id),
};

export function grant(s: Situation, request: RequestId): Command {
  return { type: 'request.grant', request, current: s.speaker?.id ?? null, tenure: s.tenure };
}
