import { describe, expect, test } from 'vitest';
import type { AgendaView, Form, LocalizedText, PollView, Question, Rules, Stage } from '../../../live/wire.gen';
import { clash } from './clash';
import { whyNotChange, limitsOf } from './composer';
import { composed, formOfPoll, newForm } from './composing';
import { FORMAL, OPINION, asOpinion, draftOf, formOf, newOption, type Draft } from './draft';
import { listsOf } from './list';
import { linesOf, moved, pasted } from './options';
import { outlook } from './outlook';
import { TEMPLATES, draftFrom, formAtOnce, isAtOnce, templateOf } from './templates';

const options: LocalizedText[] = [{ en: 'One', mn: 'Нэг' }, { en: 'Two' }];
const form = (question: Question, rules: Rules = OPINION): Form => ({ title: { en: 'What?', mn: 'Юу?' }, question, rules, item: 'plan' });

const QUESTIONS: readonly Question[] = [
  { is: 'yesNo' },
  { is: 'oneOf', options },
  { is: 'someOf', options, min: 1, max: 2 },
  { is: 'ranked', options, method: 'BORDA' },
  { is: 'scored', options },
  { is: 'shared', options },
  { is: 'estimate', min: -5, max: 1_000_000_000, unit: { en: 'tonnes' } },
  { is: 'estimate', min: 0, max: 1, unit: null },
  { is: 'words', shape: 'LIST', entries: 5 },
  { is: 'quiz', options, right: [1] },
];

describe('a draft', () => {
  test.each(QUESTIONS)('of $is comes back as the form it was', (question) => {
    const rules: Rules = { ...FORMAL, unit: 'DELEGATION', secrecy: 'SEALED', tie: 'CHAIR_DECIDES', majority: 'TWO_THIRDS', base: 'PRESENT', quorum: 33, seconds: 90, weights: { ministry: 3 } };
    expect(formOf(draftOf(form(question, rules)), ['ministry'])).toEqual(form(question, rules));
  });

  test('a delegation that is gone has no weight, and who sits in seats has none', () => {
    const draft = draftOf(form({ is: 'yesNo' }, { ...FORMAL, unit: 'DELEGATION', weights: { gone: 2, ministry: 3 } }));
    expect(formOf(draft, ['ministry'])).toMatchObject({ rules: { weights: { ministry: 3 } } });
    draft.rules.votes = 'SEAT';
    expect(formOf(draft, ['ministry'])).toMatchObject({ rules: { weights: {} } });
  });

  test('an opinion gives up what only a formal vote can be', () => {
    const draft = draftOf(form({ is: 'yesNo' }, { ...FORMAL, mode: 'HANDS', secrecy: 'SECRET', unit: 'DELEGATION', weights: { ministry: 2 } }));
    asOpinion(draft);
    const made = formOf(draft, ['ministry']) as Form;
    expect(clash(made.rules, made.question)).toBeNull();
  });

  const broken: readonly [string, (draft: Draft) => void, string][] = [
    ['no question', (d) => (d.title = { en: ' ' }), 'title'],
    ['one option', (d) => (d.options = [newOption({ en: 'One' }), newOption({ en: ' ' })]), 'options'],
    ['21 options to rank', (d) => ((d.kind = 'ranked'), (d.options = many(21))), 'options_many'],
    ['51 options', (d) => ((d.kind = 'oneOf'), (d.options = many(51))), 'options_many'],
    ['more than there are', (d) => (d.max = 3), 'range'],
    ['none at least', (d) => (d.min = 0), 'range'],
    ['the least above the most', (d) => ((d.min = 2), (d.max = 1)), 'range'],
    ['no number at all', (d) => (d.max = null), 'range'],
    ['bounds that are one', (d) => ((d.kind = 'estimate'), (d.from = 5), (d.to = 5)), 'bounds'],
    ['bounds with a fraction', (d) => ((d.kind = 'estimate'), (d.to = 5.5)), 'bounds'],
    ['bounds beyond a thousand millions', (d) => ((d.kind = 'estimate'), (d.to = 1_000_000_001)), 'bounds'],
    ['six words', (d) => ((d.kind = 'words'), (d.entries = 6)), 'entries'],
    ['a negative time', (d) => (d.rules.minutes = -1), 'minutes'],
    ['eight days', (d) => (d.rules.minutes = 8 * 24 * 60), 'minutes'],
    ['101 per cent', (d) => (d.rules.quorum = 101), 'quorum'],
    ['half a vote', (d) => ((d.rules.votes = 'DELEGATION'), (d.rules.weights = { ministry: 0.5 })), 'weight'],
  ];
  test.each(broken)('%s is said', (_, breaks, lack) => {
    const draft = draftOf(form({ is: 'someOf', options, min: 1, max: 2 }));
    expect(formOf(draft, ['ministry'])).not.toHaveProperty('key');
    breaks(draft);
    expect(formOf(draft, ['ministry'])).toMatchObject({ key: `pollcompose.lack.${lack}` });
  });

  test('empty options are left out, and right answers keep theirs', () => {
    const draft = draftOf(form({ is: 'quiz', options, right: [1] }));
    draft.options.splice(0, 0, newOption());
    expect(formOf(draft, [])).toMatchObject({ question: { options, right: [1] } });
  });
});

const many = (n: number) => Array.from({ length: n }, (_, i) => newOption({ en: `${i}` }));

// The cases of Rules.refuse, in its order.
test.each<[string, Partial<Rules>, Question, string | null]>([
  ['a call for objections', { mode: 'NO_OBJECTION' }, { is: 'yesNo' }, 'asked_otherwise'],
  ['hands that rank', { mode: 'HANDS' }, { is: 'ranked', options, method: 'RUNOFF' }, 'needs_devices'],
  ['hands that choose one', { mode: 'HANDS' }, { is: 'oneOf', options }, null],
  ['hands of an opinion', { mode: 'HANDS', isFormal: false }, { is: 'yesNo' }, 'needs_to_be_formal'],
  ['delegations of an opinion', { unit: 'DELEGATION', isFormal: false }, { is: 'yesNo' }, 'needs_to_be_formal'],
  ['weights of seats', { weights: { ministry: 2 } }, { is: 'yesNo' }, 'weights_need_delegations'],
  ['weights of delegations', { unit: 'DELEGATION', weights: { ministry: 2 } }, { is: 'yesNo' }, null],
  ['weights of hands', { unit: 'DELEGATION', weights: { ministry: 2 }, mode: 'MIXED' }, { is: 'yesNo' }, 'hands_are_equal'],
  ['two options in the same words', {}, { is: 'oneOf', options: [{ en: 'A', mn: 'Б' }, { mn: 'Б', en: 'A' }] }, 'same_options'],
  ['a quiz without a right answer', {}, { is: 'quiz', options, right: [] }, 'no_right_answer'],
  ['a secret opinion', { isFormal: false, secrecy: 'SECRET' }, { is: 'yesNo' }, 'needs_to_be_formal'],
  ['a secret vote that changes', { secrecy: 'SECRET', mayChange: true }, { is: 'yesNo' }, 'secret_is_final'],
  ['a secret vote with weights', { secrecy: 'SECRET', unit: 'DELEGATION', weights: { ministry: 2 } }, { is: 'yesNo' }, 'secret_is_equal'],
  ['a secret roll call', { secrecy: 'SECRET', mode: 'ROLL_CALL' }, { is: 'yesNo' }, 'secret_needs_devices'],
  ['secret words', { secrecy: 'SECRET' }, { is: 'words', shape: 'CLOUD', entries: 1 }, 'words_are_not_secret'],
  ['a secret vote', { secrecy: 'SECRET' }, { is: 'ranked', options, method: 'RUNOFF' }, null],
])('what does not go together: %s', (_, change, question, code) => {
  expect(clash({ ...FORMAL, ...change }, question)).toBe(code && `poll.${code}`);
});

describe('templates', () => {
  test.each(TEMPLATES.map((each) => [each.name, each] as const))('%s: its rules go together', (_, each) => {
    const draft = draftFrom(each, 'plan', ['en', 'mn']);
    draft.title = { en: 'What?' };
    draft.options = [newOption({ en: 'One' }, true), newOption({ en: 'Two' })];
    const made = formOf(draft, []) as Form;
    expect(clash(made.rules, made.question)).toBeNull();
    expect(made.question.is).toBe(each.kind);
    if (isAtOnce(each)) expect(formAtOnce(each, 'plan', ['mn', 'kk'], '', 'mn')).toMatchObject({ question: { is: each.kind }, title: { mn: expect.stringContaining('?') } });
  });

  test('words of one’s own stand in the language in which one reads', () => {
    expect(formAtOnce(templateOf('vote'), null, ['en'], ' Шууд уу? ', 'mn')).toEqual({ title: { mn: 'Шууд уу?' }, question: { is: 'yesNo' }, rules: FORMAL, item: null });
    expect(formAtOnce(templateOf('opinion'), null, ['kk'], '', 'mn').title).toEqual({ en: 'Do you agree?' });
  });
});

describe('options', () => {
  test('lines of a list lose its marks; one line is none', () => {
    expect(linesOf('1. One\r\n2. Two\n\n')).toEqual(['One', 'Two']);
    expect(linesOf('а) Нэг\nб) Хоёр')).toEqual(['Нэг', 'Хоёр']);
    expect(linesOf('- One\nTwo')).toEqual(['- One', 'Two']);
    expect(linesOf('2. One')).toEqual(['2. One']);
  });

  test('are filled in one language from where one pasted', () => {
    const next = pasted([newOption({ en: 'A' }), newOption({ en: 'B', mn: 'Б' })], 1, 'mn', ['Нэг', 'Хоёр']);
    expect(next.map((each) => each.texts)).toEqual([{ en: 'A' }, { en: 'B', mn: 'Нэг' }, { mn: 'Хоёр' }]);
    expect(pasted([], 0, 'en', ['😀'.repeat(501)])[0]!.texts.en).toBe('😀'.repeat(500));
  });

  test('move, and stay at both ends', () => {
    const [a, b, c] = [newOption(), newOption(), newOption()];
    expect(moved([a, b, c], 0, 2)).toEqual([b, c, a]);
    expect(moved([a, b], 0, -1)).toEqual([a, b]);
    expect(moved([a, b], 1, 2)).toEqual([a, b]);
  });
});

test.each<[string, Partial<Rules>, Question, string[]]>([
  ['an opinion', { isFormal: false, seconds: 60 }, { is: 'yesNo' }, ['opinion', 'no_names', 'final', 'minutes']],
  ['a vote', {}, { is: 'yesNo' }, ['seats', 'quorum', 'yes.SIMPLE', 'base.VALID', 'tie.REJECTS', 'OPEN', 'final', 'until_closed']],
  ['two thirds', { majority: 'TWO_THIRDS', quorum: 0 }, { is: 'yesNo' }, ['seats', 'yes.TWO_THIRDS', 'base.VALID', 'OPEN', 'final', 'until_closed']],
  ['hands', { mode: 'HANDS', quorum: 0 }, { is: 'oneOf', options }, ['seats', 'one.SIMPLE', 'base.VALID', 'tie.REJECTS', 'OPEN', 'until_closed']],
  ['a ranking', { quorum: 0, secrecy: 'SECRET' }, { is: 'ranked', options, method: 'BORDA' }, ['seats', 'BORDA', 'tie.REJECTS', 'SECRET', 'final', 'until_closed']],
  ['a formal quiz', { quorum: 0 }, { is: 'quiz', options, right: [0] }, ['seats', 'numbers', 'OPEN', 'final', 'until_closed']],
])('what will happen: %s', (_, rules, question, said) => {
  const keys = outlook(draftOf(form(question, { ...FORMAL, ...rules })), false).map(({ key }) => key);
  expect(keys).toEqual(said.map((each) => `pollcompose.will.${each}`));
});

test('polls stand by stage and item', () => {
  const poll = (stage: Stage, item: string | null) => ({ stage, form: { item } });
  const polls = { order: ['a', 'b', 'c', 'd', 'e', 'f'], hidden: 0, polls: { a: poll('SHOWN', null), b: poll('DRAFT', 'removed'), c: poll('READY', 'second'), d: poll('DRAFT', 'first'), e: poll('SUSPENDED', null), f: poll('VOID', null) } } as unknown as PollView;
  const agenda = { order: ['first', 'second'], items: { first: {}, second: {} } } as unknown as AgendaView;
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).join('');
  const { running, prepared, over } = listsOf(polls, agenda);
  expect([ids(running), prepared.map(({ item, polls }) => `${item}:${ids(polls)}`), ids(over)]).toEqual(['e', ['first:d', 'second:c', 'null:b'], 'fa']);
});

test('the open form is known by its name', () => {
  expect(composed(newForm('quiz'))).toEqual({ template: 'quiz' });
  expect(composed(formOfPoll('poll-abc'))).toEqual({ id: 'poll-abc', template: 'vote' });
  expect(composed('item-new-x')).toBeNull();
  expect(composed(null)).toBeNull();
});

test('who leads composes opinions on the item, who chairs or prepares everything', () => {
  const views = (item: string) => ({ chair: { lead: { plate: { person: 'ann' }, item, until: null } } }) as never;
  const me = (powers: string[], person = 'ann') => ({ person, powers }) as never;
  expect(limitsOf(views('plan'), me(['RUN_SESSION']))).toBeNull();
  expect(limitsOf(views('plan'), me(['COMPOSE_POLLS']))).toEqual({ item: 'plan' });
  expect(limitsOf(views('plan'), me(['COMPOSE_POLLS'], 'ben'))).toEqual({ item: null });
  expect(whyNotChange(form({ is: 'yesNo' }), { item: 'plan' })).toBeNull();
  expect(whyNotChange(form({ is: 'yesNo' }, FORMAL), { item: 'plan' })).not.toBeNull();
  expect(whyNotChange(form({ is: 'yesNo' }), { item: 'other' })).not.toBeNull();
  expect(whyNotChange(form({ is: 'yesNo' }, FORMAL), null)).toBeNull();
});
