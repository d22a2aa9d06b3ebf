import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../../live/wire.gen';
import { receipt } from './blind';
import { random, toText } from './bytes';
import { hashOf, readFiles, recount, type Ballot, type BallotFile } from './recount';

let pair: CryptoKeyPair;
let publicKey: string;
const algorithm = { name: 'RSA-PSS', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-384' };

beforeAll(async () => {
  pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  publicKey = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))));
});

async function ballot(answer: Answer): Promise<Ballot> {
  const { signedText } = await import('./blind');
  const token = { prefix: toText(random(32)), message: toText(random(32)) };
  const signature = await crypto.subtle.sign({ name: 'RSA-PSS', saltLength: 48 }, pair.privateKey, signedText('launch', 'budget', token));
  const key = await receipt('launch', 'budget', token);
  return { key, ...token, signature: toText(new Uint8Array(signature)), answer };
}

async function file(answers: Answer[], change: Partial<BallotFile> = {}): Promise<BallotFile> {
  const ballots = (await Promise.all(answers.map(ballot))).sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    format: 'khural.ballots',
    version: 1,
    workshop: 'launch' as BallotFile['workshop'],
    poll: 'budget' as BallotFile['poll'],
    title: { en: 'The budget' },
    question: { is: 'yesNo' },
    publicKey,
    tokens: answers.length,
    hash: await hashOf(ballots),
    isPublished: true,
    keys: ballots.map((each) => each.key),
    ballots,
    ...change,
  };
}

const yes: Answer = { is: 'picks', options: [0] };
const no: Answer = { is: 'picks', options: [1] };
const faults = async (given: BallotFile) => (await recount(given)).faults.map(({ what }) => what);

test('a good file is recounted', async () => {
  const { faults, votes, abstained } = await recount(await file([yes, yes, no, { is: 'abstain' }]));
  expect({ faults, votes, abstained }).toEqual({ faults: [], votes: [2, 1], abstained: 1 });
});

test('every fault is named', async () => {
  const good = await file([yes, no, no]);
  expect(await faults({ ...good, workshop: 'other' as BallotFile['workshop'] })).toEqual(['signature', 'signature', 'signature']);
  const changed = good.ballots.map((each) => ({ ...each, answer: yes }));
  expect(await faults({ ...good, ballots: changed })).toEqual(['hash']);
  const twice = [good.ballots[0]!, ...good.ballots];
  expect(await faults({ ...good, ballots: twice })).toEqual(['twice', 'keys', 'hash', 'tokens']);
  expect(await faults(await file([yes, { is: 'picks', options: [7] }]))).toEqual(['answer']);
  expect(await faults(await file([yes, no], { tokens: 1 }))).toEqual(['tokens']);
});

test('rankings, scores and estimates are counted', async () => {
  const options = [{ en: 'A' }, { en: 'B' }, { en: 'C' }];
  const ranked = await file([{ is: 'ranking', options: [2, 0] }, { is: 'ranking', options: [2, 1, 0] }], { question: { is: 'ranked', options, method: 'BORDA' } });
  expect(await recount(ranked)).toMatchObject({ faults: [], votes: [0, 0, 2], borda: [1, 1, 4] });
  const scored = await file([{ is: 'scores', scores: [5, 0, 1] }, { is: 'scores', scores: [1, 2, 3] }], { question: { is: 'scored', options } });
  expect(await recount(scored)).toMatchObject({ faults: [], votes: [6, 2, 4] });
  const estimate = await file([{ is: 'number', value: 9 }, { is: 'number', value: 4 }], { question: { is: 'estimate', min: 0, max: 10, unit: null } });
  expect(await recount(estimate)).toMatchObject({ faults: [], median: 6.5 });
});

test('what is no such file is none', () => {
  expect(readFiles('nonsense')).toEqual([]);
  expect(readFiles('{}')).toEqual([]);
  expect(readFiles('null')).toEqual([]);
  expect(readFiles('{"polls":[{"id":"plan"},{"box":null}]}')).toEqual([]);
});

test('an export of polls has the ballots of every secret one', async () => {
  const budget = await file([yes, no]);
  const few = { ...(await file([])), poll: 'site', isPublished: false };
  const text = JSON.stringify({ format: 'khural.polls', version: 1, polls: [{ id: 'plan', box: null }, { id: 'budget', box: budget }, { id: 'site', box: few }] });
  const [first, second] = readFiles(text);
  expect(await faults(first!)).toEqual([]);
  expect(second!.isPublished).toBe(false);
});
