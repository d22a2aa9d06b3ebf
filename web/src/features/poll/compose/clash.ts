// What can not be combined, as Rules.refuse of the server says it: so that it is said before one tries. The server
// decides; its order of the rules is kept, so that both say the same first.
import type { LocalizedText, Question, RejectionCode, Rules } from '../../../live/wire.gen';

type Clashing = Pick<Rules, 'isFormal' | 'mode' | 'secrecy' | 'unit' | 'mayChange' | 'weights'>;

const COUNTABLE: readonly Question['is'][] = ['yesNo', 'oneOf', 'quiz'];

export function clash(rules: Clashing, question: Pick<Question, 'is'> & { right?: readonly number[]; options?: readonly LocalizedText[] }): RejectionCode | null {
  const { isFormal, mode, secrecy, unit, mayChange } = rules;
  const isWeighed = Object.keys(rules.weights).length > 0;
  if (mode === 'NO_OBJECTION') return 'poll.asked_otherwise';
  if (mode !== 'DEVICE' && !COUNTABLE.includes(question.is)) return 'poll.needs_devices';
  if (mode !== 'DEVICE' && !isFormal) return 'poll.needs_to_be_formal';
  if (unit === 'DELEGATION' && !isFormal) return 'poll.needs_to_be_formal';
  if (isWeighed && unit !== 'DELEGATION') return 'poll.weights_need_delegations';
  if (isWeighed && (mode === 'HANDS' || mode === 'MIXED')) return 'poll.hands_are_equal';
  if (question.is === 'quiz' && !question.right?.length) return 'poll.no_right_answer';
  const texts = (question.options ?? []).map((text) => JSON.stringify(Object.entries(text).sort()));
  if (new Set(texts).size < texts.length) return 'poll.same_options';
  if (secrecy !== 'SECRET') return null;
  if (!isFormal) return 'poll.needs_to_be_formal';
  if (mayChange) return 'poll.secret_is_final';
  if (isWeighed) return 'poll.secret_is_equal';
  if (mode !== 'DEVICE') return 'poll.secret_needs_devices';
  return question.is === 'words' ? 'poll.words_are_not_secret' : null;
}
