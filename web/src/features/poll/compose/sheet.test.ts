import { expect, test } from 'vitest';
import type { ItemId } from '../../../live/wire.gen';
import { MOST, readPolls, type Known, type Sheet } from './sheet';

const known: Known = {
  language: 'en',
  items: [{ id: 'plan' as ItemId, title: { en: 'The action plan', mn: 'Төлөвлөгөө' } }],
  words: (group, name) => (group === 'kind' && name === 'yesNo' ? 'Yes, no, abstain' : group === 'column' && name === 'question' ? 'Question' : name),
};
const read = (text: string) => readPolls(text, known) as Sheet;
const first = (text: string) => read(text).rows[0]!;

test('a question alone is a show of opinion with yes and no', () => {
  const { form, line } = first('question\nDo you agree?');
  expect(line).toBe(2);
  expect(form).toMatchObject({ title: { en: 'Do you agree?' }, question: { is: 'yesNo' }, rules: { isFormal: false, mode: 'DEVICE' }, item: null });
});

test('two languages, options, a formal vote on an item', () => {
  const { form } = first('Question;Question (mn);Options;Options (mn);Formal;Item;Quorum;Minutes\nWhere?;Хаана?;A | B;А | Б;yes;Төлөвлөгөө;33 %;1,5');
  expect(form).toEqual({
    title: { en: 'Where?', mn: 'Хаана?' },
    question: { is: 'oneOf', options: [{ en: 'A', mn: 'А' }, { en: 'B', mn: 'Б' }] },
    rules: expect.objectContaining({ isFormal: true, quorum: 33, seconds: 90 }),
    item: 'plan',
  });
});

test.each([
  ['someOf', 'question,kind,options,least,most\nQ,someOf,A|B|C,1,2', { is: 'someOf', min: 1, max: 2 }],
  ['ranked', 'question,kind,options\nQ,ranked,A|B', { is: 'ranked', method: 'RUNOFF' }],
  ['estimate', 'question,kind,least,most,unit\nQ,estimate,0,500,students', { is: 'estimate', min: 0, max: 500, unit: { en: 'students' } }],
  ['words', 'question,kind,most\nQ,words,2', { is: 'words', entries: 2 }],
  ['quiz by number', 'question,kind,options,right\nQ,quiz,A|B,2', { is: 'quiz', right: [1] }],
  ['quiz by words', 'question,kind,options,right\nQ,quiz,A|B,b', { is: 'quiz', right: [1] }],
  ['what we call it', 'question,kind\nQ,"Yes, no, abstain"', { is: 'yesNo' }],
])('%s', (_, text, question) => expect(first(text).form?.question).toMatchObject(question));

test.each([
  ['no question', 'question,kind\n,yesNo', 'pollcompose.lack.title'],
  ['a kind that is none', 'question,kind\nQ,dance', 'pollcompose.import.fault.kind'],
  ['one option', 'question,kind,options\nQ,oneOf,A', 'pollcompose.lack.options'],
  ['impossible bounds', 'question,kind,options,least,most\nQ,someOf,A|B,2,5', 'pollcompose.lack.range'],
  ['no number', 'question,quorum\nQ,half', 'pollcompose.import.fault.number'],
  ['no such item', 'question,item\nQ,The other plan', 'pollcompose.import.fault.item'],
  ['no such right answer', 'question,kind,options,right\nQ,quiz,A|B,C', 'pollcompose.import.fault.right'],
  ['a secret opinion', 'question,secrecy\nQ,secret', 'refusals.poll.needs_to_be_formal'],
  ['hands for a ranking', 'question,kind,options,formal,mode\nQ,ranked,A|B,yes,hands', 'refusals.poll.needs_devices'],
])('%s is said, and nothing is sent of the row', (_, text, key) => {
  const { form, faults } = first(text);
  expect(form).toBeNull();
  expect(faults.map((fault) => fault.key)).toContain(key);
});

test('what is not a table of polls', () => {
  expect(readPolls('', known)).toBe('empty');
  expect(readPolls('question', known)).toBe('empty');
  expect(readPolls('name,kind\nA,B', known)).toBe('question');
  expect(readPolls('question,options\n"Q,A|B\nR,C|D', known)).toBe('torn');
});

test('columns that nobody asked for are named, and a list has an end', () => {
  expect(read('question,colour\nQ,red').ignored).toEqual(['colour']);
  const long = read(`question\n${'Q\n'.repeat(MOST + 1)}`);
  expect([long.rows.length, long.isTooLong]).toEqual([MOST, true]);
});
