import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, MyVotesToken, PollId, PollViewRow, SeatId } from '../../../live/wire.gen';
import { fromNumber, fromText, toNumber, toText } from './bytes';
import { Paper } from './paper.svelte';

// A server that signs, a box that counts, and two tabs of one browser.
const POLL = 'budget' as PollId;
const SEAT = 'ann' as SeatId;
const yes: Answer = { is: 'picks', options: [0] };
const no: Answer = { is: 'picks', options: [1] };
const store = new Map<string, string>();
let key: { spki: string; n: bigint; d: bigint };
let given: MyVotesToken | null;
let box: Map<string, string>;
let papers: Paper[];

async function makeKey() {
  const algorithm = { name: 'RSA-PSS', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-384' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const spki = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))));
  const { n, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { spki, n: toNumber(fromText(n!)), d: toNumber(fromText(d!)) };
}

function sign(blinded: string): string {
  let [result, base, exponent] = [1n, toNumber(fromText(blinded)), key.d];
  for (; exponent > 0n; exponent >>= 1n, base = (base * base) % key.n) if (exponent & 1n) result = (result * base) % key.n;
  return toText(fromNumber(result, 256));
}

const live = {
  ask: async (command: { type: string; blinded?: string }) => {
    if (given && given.blinded !== command.blinded) return { is: 'refused', code: 'poll.token_given', args: {} } as const;
    given ??= { poll: POLL, seat: SEAT, blinded: command.blinded!, signature: sign(command.blinded!) };
    papers.forEach((each) => each.follow(row(), given));
    return { is: 'done', mark: '1.0' } as const;
  },
} as unknown as ConstructorParameters<typeof Paper>[0];

let stage: PollViewRow['stage'] = 'OPEN';
let isCounted = false;
const row = () => ({ stage, key: key.spki, eligible: 1, closesAt: 0, isCounted, form: { question: { is: 'yesNo' } } }) as unknown as PollViewRow;

function paper(): Paper {
  const made = new Paper(live, 'launch', POLL, SEAT, row());
  papers.push(made);
  made.follow(row(), given);
  return made;
}

beforeEach(async () => {
  store.clear();
  key ??= await makeKey();
  given = null;
  box = new Map();
  papers = [];
  [stage, isCounted] = ['OPEN', false];
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, value: string) => void store.set(name, value),
    removeItem: (name: string) => void store.delete(name),
  });
  vi.stubGlobal('fetch', async (_: string, init: { method?: string; body?: string }) => {
    const { receipt } = await import('./blind');
    if (init.method !== 'POST') {
      const keys = [...box.keys()].sort();
      const answers = keys.map((each) => JSON.parse(box.get(each)!) as Answer);
      return new Response(JSON.stringify({ hash: '', isPublished: stage === 'SHOWN', keys, answers: stage === 'SHOWN' ? answers : [] }));
    }
    const { prefix, message, answer } = JSON.parse(init.body!) as { prefix: string; message: string; answer: Answer };
    const mine = await receipt('launch', POLL, { prefix, message });
    const text = JSON.stringify(answer);
    if (stage !== 'OPEN') return new Response('{"code":"poll.late"}', { status: 409 });
    if (box.has(mine) && box.get(mine) !== text) return new Response('{"code":"poll.voted_already"}', { status: 409 });
    box.set(mine, text);
    return new Response(JSON.stringify({ key: mine }));
  });
});
afterEach(() => {
  papers.forEach((each) => each.leave());
  vi.unstubAllGlobals();
});

const until = (step: Paper['step'], of: Paper) => expect.poll(() => of.step, { timeout: 4_000 }).toBe(step);

test('from the paper to the count, and nothing of the choice is kept', async () => {
  const mine = paper();
  await until('choose', mine);
  mine.choose(yes);
  await until('cast', mine);
  [stage, isCounted] = ['CLOSED', true];
  mine.follow(row(), given);
  await expect.poll(() => mine.kept?.outcome).toBe('counted');
  stage = 'SHOWN';
  mine.follow(row(), given);
  await expect.poll(() => mine.kept?.outcome).toBe('unchanged');
  expect([...store.values()].join()).not.toContain('picks');
});

test('a choice that the server changed is noticed, and a ballot that is missing', async () => {
  const mine = paper();
  await until('choose', mine);
  mine.choose(yes);
  await until('cast', mine);
  box.set(mine.kept!.receipt!, JSON.stringify(no));
  [stage, isCounted] = ['SHOWN', true];
  mine.follow(row(), given);
  await expect.poll(() => mine.kept?.outcome).toBe('changed');
  box.clear();
  stage = 'CERTIFIED';
  mine.follow(row(), given);
  await expect.poll(() => mine.kept?.outcome).toBe('missing');
});

test('two tabs of a browser have one paper and one ballot', async () => {
  const [one, two] = [paper(), paper()];
  await until('choose', one);
  await until('choose', two);
  one.choose(yes);
  await until('cast', one);
  two.choose(no);
  await until('cast', two);
  expect([...box.values()]).toEqual([JSON.stringify(yes)]);
});

test('after a reload a ballot that was chosen goes on its way', async () => {
  const first = paper();
  await until('choose', first);
  const [name] = [...store.keys()];
  store.set(name!, JSON.stringify({ ...JSON.parse(store.get(name!)!), answer: yes }));
  await until('cast', paper());
  expect(box.size).toBe(1);
});

test('another browser has the paper', async () => {
  const first = paper();
  await until('choose', first);
  store.clear();
  await until('elsewhere', paper());
});

test('a signature that is wrong is not used', async () => {
  const first = paper();
  await expect.poll(() => given !== null).toBe(true);
  given = { ...given!, signature: toText(fromNumber(5n, 256)) };
  store.set([...store.keys()][0]!, JSON.stringify({ ...JSON.parse([...store.values()][0]!), token: null }));
  first.leave();
  await until('broken', paper());
});

test('too late is said, and a poll that is held anew has another paper', async () => {
  const mine = paper();
  await until('choose', mine);
  stage = 'CLOSED';
  mine.choose(yes);
  await until('late', mine);
  key = await makeKey();
  given = null;
  stage = 'OPEN';
  await until('choose', paper());
});
