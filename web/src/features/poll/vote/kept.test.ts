import { expect, test } from 'vitest';
import { NOTHING } from './draft';
import { Memory, newBallot } from './kept';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
}

const yes = { is: 'picks', options: [0] };
const no = { is: 'picks', options: [1] };

test('a ballot has the form that the server takes, and no two are the same', () => {
  const all = Array.from({ length: 200 }, newBallot);
  for (const each of all) expect(each).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(new Set(all).size).toBe(200);
});

test('the same answer is the same ballot, also after a reload; another answer is another', () => {
  const tab = storage();
  const memory = new Memory('w', 'p', 's', tab);
  const first = memory.ballotFor(yes, null);
  expect(memory.ballotFor({ ...yes }, null)).toBe(first);
  expect(new Memory('w', 'p', 's', tab).ballotFor(yes, null)).toBe(first);
  const second = memory.ballotFor(no, null);
  expect(second).not.toBe(first);
  // Back to the first answer: that is a third ballot, not the first one again.
  expect(memory.ballotFor(yes, null)).not.toBe(first);
});

test('once it is counted, or overtaken by another device, the same answer is another ballot', () => {
  const memory = new Memory('w', 'p', 's', storage());
  const first = memory.ballotFor(yes, null);
  memory.counted(first, '7');
  const second = memory.ballotFor(yes, 'from-the-laptop');
  expect(second).not.toBe(first);
  expect(memory.ballotFor(yes, 'from-the-laptop')).toBe(second);
  expect(memory.ballotFor(yes, 'another-again')).not.toBe(second);
});

test('each seat and poll has its own', () => {
  const tab = storage();
  const all = [new Memory('w', 'p', 's', tab), new Memory('w', 'p', 't', tab), new Memory('w', 'q', 's', tab)];
  expect(new Set(all.map((memory) => memory.ballotFor(yes, null))).size).toBe(3);
});

test('what is not sent stays over a reload, and goes once it is counted; the version is that of its ballot', () => {
  const tab = storage();
  const memory = new Memory('w', 'p', 's', tab);
  memory.keepDraft({ ...NOTHING, picked: [0] });
  const ballot = memory.ballotFor(yes, null);
  const again = new Memory('w', 'p', 's', tab);
  expect(again.kept.draft?.picked).toEqual([0]);
  again.counted('another', '7');
  expect(again.kept.draft).not.toBeNull();
  again.counted(ballot, '512');
  expect(memory.kept.draft).toBeNull();
  expect([memory.versionOf(ballot), memory.versionOf('another')]).toEqual(['512', null]);
});

test('without storage it is the same until the page is left', () => {
  const ballot = new Memory('w', 'p', 's').ballotFor(yes, null);
  expect(new Memory('w', 'p', 's').ballotFor(yes, null)).toBe(ballot);
});
