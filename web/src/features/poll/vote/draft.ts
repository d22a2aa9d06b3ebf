// What one has chosen and not cast yet, for every kind of question, and what is still missing. Not a rule:
// the workshop decides; it only saves the way there and back where the answer can be seen not to fit.
import type { Answer, Question } from '../../../live/wire.gen';

/** Plain data: it lies in the tab's storage over a reload. */
export interface Draft {
  /** Places of options: chosen, or ranked with the best first. */
  readonly picked: readonly number[];
  /** Of each option its score or points; of an estimate the first. Null: not a whole number yet. */
  readonly numbers: readonly (number | null)[];
  readonly texts: readonly string[];
  readonly abstains: boolean;
}

export const NOTHING: Draft = { picked: [], numbers: [], texts: [], abstains: false };

export const HIGHEST_SCORE = 5;
export const POINTS = 100;

export type Lack =
  | { readonly is: 'choose' | 'rank' | 'scores' | 'number' | 'entry' }
  | { readonly is: 'few' | 'many'; readonly min: number; readonly max: number }
  | { readonly is: 'left' | 'over'; readonly points: number }
  | { readonly is: 'range'; readonly min: number; readonly max: number }
  | { readonly is: 'long'; readonly limit: number };

export type Read = { readonly answer: Answer } | { readonly entries: string[] } | { readonly lack: Lack };

/** Whether one thing is the whole answer: then one tap can be it. */
export const isSingle = (question: Question): boolean =>
  question.is === 'yesNo' || question.is === 'oneOf' || question.is === 'quiz';

/** Characters of one entry. */
export const longest = (question: Extract<Question, { is: 'words' }>): number => (question.shape === 'CLOUD' ? 40 : 250);

export function readDraft(question: Question, draft: Draft): Read {
  if (question.is === 'words') return readWords(question, draft);
  if (draft.abstains) return { answer: { is: 'abstain' } };
  const { picked } = draft;
  switch (question.is) {
    case 'yesNo':
    case 'oneOf':
    case 'quiz':
      return picked.length === 1 ? { answer: { is: 'picks', options: [...picked] } } : { lack: { is: 'choose' } };
    case 'someOf': {
      const { min, max } = question;
      if (picked.length < min) return { lack: { is: 'few', min, max } };
      if (picked.length > max) return { lack: { is: 'many', min, max } };
      return { answer: { is: 'picks', options: [...picked].sort((a, b) => a - b) } };
    }
    case 'ranked':
      return picked.length ? { answer: { is: 'ranking', options: [...picked] } } : { lack: { is: 'rank' } };
    case 'scored': {
      const scores = question.options.map((_, i) => draft.numbers[i]);
      return scores.every((each) => isWhole(each, 0, HIGHEST_SCORE)) ? { answer: { is: 'scores', scores } } : { lack: { is: 'scores' } };
    }
    case 'shared':
      return readPoints(question.options.length, draft);
    case 'estimate': {
      const { min, max } = question;
      const value = draft.numbers[0];
      if (!isWhole(value, -Infinity, Infinity)) return { lack: { is: 'number' } };
      return isWhole(value, min, max) ? { answer: { is: 'number', value } } : { lack: { is: 'range', min, max } };
    }
  }
}

/** Of the hundred points, how many are not given yet; below zero: too many are. */
export function pointsLeft(options: number, draft: Draft): number {
  return POINTS - Array.from({ length: options }, (_, i) => draft.numbers[i] ?? 0).reduce((sum, each) => sum + each, 0);
}

function readPoints(options: number, draft: Draft): Read {
  const points = Array.from({ length: options }, (_, i) => draft.numbers[i] ?? 0);
  const left = pointsLeft(options, draft);
  if (!points.every((each) => isWhole(each, 0, POINTS))) return { lack: { is: 'over', points: POINTS } };
  if (left > 0) return { lack: { is: 'left', points: left } };
  return left < 0 ? { lack: { is: 'over', points: -left } } : { answer: { is: 'points', points } };
}

function readWords(question: Extract<Question, { is: 'words' }>, draft: Draft): Read {
  const entries = draft.texts.slice(0, question.entries).map((text) => text.trim().replace(/\s+/g, ' ')).filter(Boolean);
  const limit = longest(question);
  if (entries.some((entry) => [...entry].length > limit)) return { lack: { is: 'long', limit } };
  return entries.length ? { entries } : { lack: { is: 'entry' } };
}

function isWhole(value: number | null | undefined, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

/** From what was cast, to change it. */
export function draftOf(answer: Answer): Draft {
  switch (answer.is) {
    case 'abstain':
      return { ...NOTHING, abstains: true };
    case 'picks':
    case 'ranking':
      return { ...NOTHING, picked: answer.options };
    case 'scores':
      return { ...NOTHING, numbers: answer.scores };
    case 'points':
      return { ...NOTHING, numbers: answer.points };
    case 'number':
      return { ...NOTHING, numbers: [answer.value] };
  }
}
