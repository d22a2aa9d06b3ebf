import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { begin, end, latest, mark, network, pass, patch, ping, view } from './fakeServer';
import { Live, type Answer } from './store.svelte';

beforeEach(begin);
afterEach(end);

/** A screen that is live at version 1. */
async function live(): Promise<Live> {
  const screen = new Live('l1', 'PARTICIPANT');
  await pass(0);
  latest().accept();
  latest().say(view(1));
  return screen;
}

const hall = (screen: Live) => screen.views?.attendance.hall;
const LEAVE = { type: 'attendance.leave' } as const;

describe('views', () => {
  test('a join names the tab and nothing else is sent before the first word', async () => {
    const screen = new Live('l1', 'CHAIR');
    void screen.ask(LEAVE);
    await pass(0);
    latest().accept();
    expect(latest().protocols).toEqual(['khural.v1', 'jwt']);
    expect(latest().heard).toEqual([{ is: 'join', workshop: 'w1', tab: expect.any(String), as: 'CHAIR', since: null }]);
    expect(screen.status).toBe('connecting');
  });

  test('a patch that fits moves the mark', async () => {
    const screen = await live();
    latest().say(patch(1, 2));
    expect([hall(screen), screen.mark, screen.status]).toEqual([2, mark(2), 'live']);
  });

  test('a patch from another mark changes nothing and joins again from the old one', async () => {
    const screen = await live();
    latest().say(patch(3, 4));
    await pass(0);
    expect(hall(screen)).toBe(1);
    expect(network.sockets).toHaveLength(2);
    latest().accept();
    expect(latest().heard[0]).toMatchObject({ is: 'join', since: mark(1) });
  });

  test('behind its ping for two seconds it joins again', async () => {
    await live();
    latest().say(ping(2));
    await pass(1_900);
    expect(network.sockets).toHaveLength(1);
    await pass(200);
    expect(network.sockets).toHaveLength(2);
  });

  test('a change that arrives in time is no reason to', async () => {
    const screen = await live();
    latest().say(ping(2));
    await pass(1_000);
    latest().say(patch(1, 2));
    await pass(5_000);
    expect(network.sockets).toHaveLength(1);
    expect(hall(screen)).toBe(2);
  });

  test('a reset says how much was lost', async () => {
    const screen = await live();
    latest().say(view(0, { lost: 2 }));
    expect([hall(screen), screen.lost]).toEqual([0, 2]);
  });
});

describe('the connection', () => {
  test('silence makes a screen stale after 15 s, and offline after 25 s', async () => {
    const screen = await live();
    await pass(16_500);
    expect(screen.status).toBe('stale');
    await pass(10_000);
    expect(screen.status).toBe('offline');
  });

  test('pings keep it live, and are answered', async () => {
    const screen = await live();
    for (let i = 0; i < 6; i++) {
      await pass(10_000);
      latest().say(ping(1));
    }
    expect(screen.status).toBe('live');
    expect(latest().heard.filter((message) => message.is === 'pong')).toHaveLength(6);
  });

  test('it comes again after 125 ms, 250 ms, 500 ms and so on to 4 s, at half the dice', async () => {
    await live();
    network.token = 503;
    latest().cut();
    const calls: number[] = [];
    const started = Date.now();
    const fetched = globalThis.fetch;
    globalThis.fetch = (...args) => (calls.push(Date.now() - started), fetched(...args));
    await pass(17_000);
    expect(calls.slice(0, 7)).toEqual([125, 375, 875, 1875, 3875, 7875, 11875]);
  });

  test('the network is back: it comes at once', async () => {
    const screen = await live();
    network.listeners.get('offline')!.forEach((hear) => hear());
    expect(screen.status).toBe('offline');
    network.listeners.get('online')!.forEach((hear) => hear());
    await pass(0);
    latest().accept();
    latest().say(patch(1, 1));
    expect(screen.status).toBe('live');
  });

  test.each([
    ['the login was ended while connected', () => latest().say({ is: 'bye', code: 'ended', after: 0 })],
    ['the login was ended meanwhile', () => ((network.token = 401), latest().cut())],
  ])('%s: no return', async (_, happen) => {
    const screen = await live();
    happen();
    await pass(60_000);
    expect(screen.status).toBe('ended');
    expect(network.sockets).toHaveLength(1);
  });

  test('a server that drains says when to come again', async () => {
    await live();
    latest().say({ is: 'bye', code: 'drain', after: 3_000 });
    await pass(2_900);
    expect(network.sockets).toHaveLength(1);
    await pass(200);
    expect(network.sockets).toHaveLength(2);
  });
});

describe('asks', () => {
  test.each<[Parameters<ReturnType<typeof latest>['say']>[0], object]>([
    [{ is: 'done', ref: 1, mark: mark(2) }, { is: 'done', mark: mark(2) }],
    [{ is: 'refused', ref: 1, code: 'floor.list_closed', args: {} }, { is: 'refused', code: 'floor.list_closed' }],
    [{ is: 'failed', ref: 1, incident: 'k3' }, { is: 'failed', incident: 'k3' }],
    [{ is: 'malformed', ref: 1, path: 'kind', problem: 'unknown' }, { is: 'failed', incident: 'kind: unknown' }],
  ])('%o is its answer', async (message, expected) => {
    const screen = await live();
    const answer = screen.ask(LEAVE);
    expect(screen.pending).toHaveLength(1);
    latest().say(message);
    expect(await answer).toMatchObject(expected);
    expect(screen.pending).toHaveLength(0);
  });

  test('what is not answered is sent again, in order, after the next join', async () => {
    const screen = await live();
    for (let i = 0; i < 3; i++) void screen.ask(LEAVE);
    latest().say({ is: 'done', ref: 2, mark: mark(2) });
    latest().cut();
    await pass(200);
    latest().accept();
    expect(latest().asks).toEqual([]);
    latest().say(view(2));
    expect(latest().asks).toEqual([1, 3]);
    expect(latest().heard.filter((message) => message.is === 'ask').map((ask) => ask.again)).toEqual([true, true]);
  });

  test('later: the same ref is sent again after that time', async () => {
    const screen = await live();
    void screen.ask(LEAVE);
    latest().say({ is: 'later', ref: 1, ms: 700 });
    await pass(600);
    expect(latest().asks).toEqual([1]);
    await pass(200);
    expect(latest().asks).toEqual([1, 1]);
  });

  test('a reload keeps the tab, the count and what is not answered', async () => {
    const before = await live();
    void before.ask(LEAVE);
    const [join] = latest().heard;
    before.stop();
    const heard: Answer[] = [];
    const after = await live();
    after.onAnswer((_, answer) => heard.push(answer));
    expect(latest().heard[0]).toMatchObject({ tab: (join as { tab: string }).tab });
    expect(latest().asks).toEqual([1]);
    latest().say({ is: 'done', ref: 1, mark: mark(2) });
    expect(heard).toMatchObject([{ is: 'done' }]);
    void after.ask(LEAVE);
    expect(latest().asks).toEqual([1, 2]);
  });

  test('after two minutes without an answer it is dropped, and is not sent later', async () => {
    const screen = await live();
    const sent = screen.ask(LEAVE);
    latest().cut();
    network.token = 503;
    const unsent = screen.ask(LEAVE);
    await pass(121_500);
    expect(await sent).toEqual({ is: 'dropped', why: 'late' });
    expect(await unsent).toEqual({ is: 'dropped', why: 'unsent' });
    network.token = 200;
    await pass(10_000);
    latest().accept();
    latest().say(view(2));
    expect(latest().asks).toEqual([]);
  });

  test('the seventeenth has to wait', async () => {
    const screen = await live();
    for (let i = 0; i < 16; i++) void screen.ask(LEAVE);
    expect(await screen.ask(LEAVE)).toEqual({ is: 'dropped', why: 'full' });
  });

  test('a copy of this tab gets a name of its own, and leaves the asks to the first', async () => {
    const screen = await live();
    const [first] = latest().heard;
    void screen.ask(LEAVE);
    latest().say({ is: 'bye', code: 'replaced', after: 100 });
    await pass(200);
    latest().accept();
    latest().say(view(2));
    expect((latest().heard[0] as { tab: string }).tab).not.toBe((first as { tab: string }).tab);
    expect(latest().asks).toEqual([]);
  });
});
