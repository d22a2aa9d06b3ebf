import { expect, test } from 'vitest';
import type { Answer, Question } from '../../../live/wire.gen';
import { NOTHING, draftOf, isSingle, pointsLeft, readDraft, type Draft } from './draft';

const options = [{ en: 'A' }, { en: 'B' }, { en: 'C' }];
const yesNo: Question = { is: 'yesNo' };
const oneOf: Question = { is: 'oneOf', options };
const someOf: Question = { is: 'someOf', options, min: 2, max: 2 };
const ranked: Question = { is: 'ranked', options, method: 'BORDA' };
const scored: Question = { is: 'scored', options };
const shared: Question = { is: 'shared', options };
const estimate: Question = { is: 'estimate', min: 10, max: 99, unit: null };
const cloud: Question = { is: 'words', shape: 'CLOUD', entries: 2 };
const list: Question = { is: 'words', shape: 'LIST', entries: 1 };

const picked = (...places: number[]): Draft => ({ ...NOTHING, picked: places });
const numbers = (...all: (number | null)[]): Draft => ({ ...NOTHING, numbers: all });
const texts = (...all: string[]): Draft => ({ ...NOTHING, texts: all });

test.each<[string, Question, Draft, object]>([
  ['nothing chosen', yesNo, NOTHING, { lack: { is: 'choose' } }],
  ['no', yesNo, picked(1), { answer: { is: 'picks', options: [1] } }],
  ['one of three', oneOf, picked(2), { answer: { is: 'picks', options: [2] } }],
  ['too few', someOf, picked(0), { lack: { is: 'few', min: 2, max: 2 } }],
  ['too many', someOf, picked(0, 1, 2), { lack: { is: 'many', min: 2, max: 2 } }],
  ['two, in the order of the options', someOf, picked(2, 0), { answer: { is: 'picks', options: [0, 2] } }],
  ['nothing ranked', ranked, NOTHING, { lack: { is: 'rank' } }],
  ['a part is ranked', ranked, picked(2, 0), { answer: { is: 'ranking', options: [2, 0] } }],
  ['a score is missing', scored, numbers(0, 5), { lack: { is: 'scores' } }],
  ['a score is none', scored, numbers(0, 6, 1), { lack: { is: 'scores' } }],
  ['nought is a score', scored, numbers(0, 0, 5), { answer: { is: 'scores', scores: [0, 0, 5] } }],
  ['points are left', shared, numbers(40, null, 30), { lack: { is: 'left', points: 30 } }],
  ['too many points', shared, numbers(90, 20), { lack: { is: 'over', points: 10 } }],
  ['a negative share', shared, numbers(150, -50), { lack: { is: 'over', points: 100 } }],
  ['all points', shared, numbers(70, null, 30), { answer: { is: 'points', points: [70, 0, 30] } }],
  ['no number', estimate, numbers(null), { lack: { is: 'number' } }],
  ['half a number', estimate, numbers(12.5), { lack: { is: 'number' } }],
  ['below', estimate, numbers(9), { lack: { is: 'range', min: 10, max: 99 } }],
  ['the highest', estimate, numbers(99), { answer: { is: 'number', value: 99 } }],
  ['no entry', cloud, texts('  ', ''), { lack: { is: 'entry' } }],
  ['an entry, cleaned', cloud, texts('', ' fair  play '), { entries: ['fair play'] }],
  ['forty letters of two units each', cloud, texts('𝄞'.repeat(40)), { entries: ['𝄞'.repeat(40)] }],
  ['forty-one', cloud, texts('x'.repeat(41)), { lack: { is: 'long', limit: 40 } }],
  ['a sentence', list, texts('x'.repeat(250), 'not asked for'), { entries: ['x'.repeat(250)] }],
  ['abstaining goes before what was chosen', shared, { ...numbers(1), abstains: true }, { answer: { is: 'abstain' } }],
  ['words know no abstaining', list, { ...NOTHING, abstains: true }, { lack: { is: 'entry' } }],
])('%s', (_, question, draft, expected) => {
  expect(readDraft(question, draft)).toEqual(expected);
});

test('what was cast can be changed from where it was', () => {
  const all: [Question, Answer][] = [
    [yesNo, { is: 'abstain' }],
    [someOf, { is: 'picks', options: [0, 2] }],
    [ranked, { is: 'ranking', options: [2, 1] }],
    [scored, { is: 'scores', scores: [1, 2, 3] }],
    [shared, { is: 'points', points: [100, 0, 0] }],
    [estimate, { is: 'number', value: 11 }],
  ];
  for (const [question, answer] of all) expect(readDraft(question, draftOf(answer))).toEqual({ answer });
});

test('what is left of the points, and which question one tap answers', () => {
  expect(pointsLeft(3, numbers(10, null, 20))).toBe(70);
  expect(pointsLeft(2, numbers(60, 60, 5))).toBe(-20);
  expect([yesNo, oneOf, someOf, ranked, estimate].map(isSingle)).toEqual([true, true, false, false, false]);
});
