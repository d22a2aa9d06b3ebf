// A poll while it is being composed, and the form that is sent of it. Numbers may be missing and texts empty here.
import type { Form, LocalizedText, Question, RankedMethod, Rules, RulesUnit, WordsShape } from '../../../live/wire.gen';
import { phrase, type Phrase } from '../../desk/phrase';
import { written } from '../../office/office.svelte';

export type Kind = Question['is'];
export type Texts = Record<string, string>;

export interface OptionDraft {
  /** Keeps a row its place on the screen while others move. */
  readonly key: number;
  texts: Texts;
  isRight: boolean;
}

/** Also what the chosen kind does not use: who changes it back finds it again. */
export interface Draft {
  title: Texts;
  kind: Kind;
  options: OptionDraft[];
  min: number | null;
  max: number | null;
  method: RankedMethod;
  from: number | null;
  to: number | null;
  unit: Texts;
  shape: WordsShape;
  entries: number | null;
  rules: Omit<Rules, 'unit' | 'quorum' | 'seconds' | 'weights'> & {
    votes: RulesUnit;
    quorum: number | null;
    /** Empty or 0: until it is closed. */
    minutes: number | null;
    /** Of each delegation; 1 where nothing is said. */
    weights: Record<string, number | null>;
  };
  item: string;
}

export const KINDS: readonly Kind[] = ['yesNo', 'oneOf', 'someOf', 'ranked', 'scored', 'shared', 'estimate', 'words', 'quiz'];
const OPTED: readonly Kind[] = ['oneOf', 'someOf', 'ranked', 'scored', 'shared', 'quiz'];
export const hasOptions = (kind: Kind): boolean => OPTED.includes(kind);

/** As Question says: a ranking of more is more than people do with care. */
export const mostOptions = (kind: Kind): number => (kind === 'ranked' || kind === 'scored' || kind === 'shared' ? 20 : 50);

/** Kinds of which the rules of the vote make a decision, and not only numbers. */
export const decides = (kind: Kind): boolean => kind !== 'estimate' && kind !== 'words' && kind !== 'quiz';
/** Kinds in which one answer must have its majority; of the others the first is chosen. */
export const hasMajority = (kind: Kind): boolean => kind === 'yesNo' || kind === 'oneOf';

let keys = 0;
export const newOption = (texts: Texts = {}, isRight = false): OptionDraft => ({ key: ++keys, texts, isRight });

export const OPINION: Rules = {
  isFormal: false,
  mode: 'DEVICE',
  secrecy: 'OPEN',
  unit: 'SEAT',
  mayChange: true,
  majority: 'SIMPLE',
  base: 'VALID',
  tie: 'REJECTS',
  quorum: 0,
  seconds: 0,
  weights: {},
};
export const FORMAL: Rules = { ...OPINION, isFormal: true, mayChange: false, quorum: 50 };

export function draftOf({ title, question, rules, item }: Form): Draft {
  const { unit, seconds, ...rest } = rules;
  const options = 'options' in question ? question.options : [];
  const right = question.is === 'quiz' ? question.right : [];
  return {
    title: { ...title },
    kind: question.is,
    options: options.map((texts, at) => newOption({ ...texts }, right.includes(at))),
    min: question.is === 'someOf' ? question.min : 1,
    max: question.is === 'someOf' ? question.max : 2,
    method: question.is === 'ranked' ? question.method : 'RUNOFF',
    from: question.is === 'estimate' ? question.min : 0,
    to: question.is === 'estimate' ? question.max : 100,
    unit: question.is === 'estimate' ? { ...question.unit } : {},
    shape: question.is === 'words' ? question.shape : 'CLOUD',
    entries: question.is === 'words' ? question.entries : 3,
    rules: { ...rest, votes: unit, minutes: seconds ? seconds / 60 : null, weights: { ...rules.weights } },
    item: item ?? '',
  };
}

/** What the poll would be, or the sentence that says what is missing. `delegations`: those that there are now. */
export function formOf(draft: Draft, delegations: readonly string[]): Form | Phrase {
  const title = written(draft.title);
  if (!title) return phrase('pollcompose.lack.title');
  const question = questionOf(draft);
  if ('key' in question) return question;
  const rules = rulesOf(draft, delegations);
  if ('key' in rules) return rules;
  return { title, question, rules, item: draft.item || null };
}

/** Rules as they are chosen now, whether complete or not: for saying what does not go together. */
export function weighed(draft: Draft, delegations: readonly string[]): Record<string, number> {
  if (draft.rules.votes !== 'DELEGATION') return {};
  const all = Object.entries(draft.rules.weights).filter(([id, weight]) => delegations.includes(id) && weight !== null && weight !== 1);
  return Object.fromEntries(all) as Record<string, number>;
}

/** An opinion has no rules of a decision: what only a formal vote can be is given up. */
export function asOpinion(draft: Draft): void {
  draft.rules = { ...draft.rules, isFormal: false, mode: 'DEVICE', secrecy: 'OPEN', votes: 'SEAT', weights: {}, quorum: 0 };
}

function rulesOf(draft: Draft, delegations: readonly string[]): Rules | Phrase {
  const { votes, minutes, quorum, ...rest } = draft.rules;
  const seconds = Math.round((minutes ?? 0) * 60);
  const percent = quorum ?? 0;
  if (!(seconds >= 0 && seconds <= 7 * 24 * 3_600)) return phrase('pollcompose.lack.minutes');
  if (!isWhole(percent, 0, 100)) return phrase('pollcompose.lack.quorum');
  const weights = weighed(draft, delegations);
  if (!Object.values(weights).every((each) => isWhole(each, 0, 1_000_000))) return phrase('pollcompose.lack.weight');
  return { ...rest, unit: votes, seconds, quorum: percent, weights };
}

function questionOf(draft: Draft): Question | Phrase {
  const filled = draft.options.flatMap(({ texts, isRight }) => {
    const text = written(texts);
    return text ? [{ text, isRight }] : [];
  });
  const options: LocalizedText[] = filled.map(({ text }) => text);
  const { kind } = draft;
  if (hasOptions(kind)) {
    if (options.length < 2) return phrase('pollcompose.lack.options');
    if (options.length > mostOptions(kind)) return phrase('pollcompose.lack.options_many', { n: mostOptions(kind) });
  }
  switch (kind) {
    case 'yesNo':
      return { is: kind };
    case 'oneOf':
    case 'scored':
    case 'shared':
      return { is: kind, options };
    case 'someOf': {
      const { min, max } = draft;
      if (!isWhole(min, 1, options.length) || !isWhole(max, min, options.length)) return phrase('pollcompose.lack.range', { n: options.length });
      return { is: kind, options, min, max };
    }
    case 'ranked':
      return { is: kind, options, method: draft.method };
    case 'estimate': {
      const { from, to } = draft;
      const far = 1_000_000_000;
      if (!isWhole(from, -far, far) || !isWhole(to, from + 1, far)) return phrase('pollcompose.lack.bounds');
      return { is: kind, min: from, max: to, unit: written(draft.unit) };
    }
    case 'words':
      return isWhole(draft.entries, 1, 5) ? { is: kind, shape: draft.shape, entries: draft.entries } : phrase('pollcompose.lack.entries');
    case 'quiz':
      return { is: kind, options, right: filled.flatMap(({ isRight }, at) => (isRight ? [at] : [])) };
  }
}

function isWhole(value: number | null, least: number, most: number): value is number {
  return value !== null && Number.isInteger(value) && value >= least && value <= most;
}
