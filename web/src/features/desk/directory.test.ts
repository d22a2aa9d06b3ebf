import { afterEach, expect, test, vi } from 'vitest';
import type { PeopleView, Views } from '../../live/wire.gen';
import { Directory } from './directory.svelte';

const row = (person: string) => ({ plate: { person } });
const views = (people: object) => () => ({ people: people as PeopleView }) as Views;
const small = views({ count: 2, delegations: { d: {} }, people: { a: row('a'), b: row('b') }, order: ['b', 'a'] });
const large = views({ count: 450, delegations: {}, people: {}, order: [] });

/** A server with 450 people; counts what it was asked. */
function serve(): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url.slice(url.indexOf('?')));
    const from = Number(/from=(\d+)/.exec(url)![1]);
    const rows = Array.from({ length: Math.min(200, 450 - from) }, (_, i) => row(`p${from + i}`));
    return new Response(JSON.stringify({ count: 450, rows, delegations: from === 0 ? { d: { rank: 1 } } : {} }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('up to 200 people come with the view', async () => {
  const asked = serve();
  const directory = new Directory(() => 'l', small);
  await directory.read();
  expect(directory.rows.map((each) => each.plate.person)).toEqual(['b', 'a']);
  expect([Object.keys(directory.delegations), asked]).toEqual([['d'], []]);
});

test('of more the pages are read, the delegations with the first', async () => {
  const asked = serve();
  const directory = new Directory(() => 'l', large);
  await directory.refresh();
  expect(asked).toEqual(['?from=0&size=200', '?from=200&size=200', '?from=400&size=200']);
  expect([directory.rows.length, Object.keys(directory.delegations), directory.state]).toEqual([450, ['d'], 'ready']);
});

test('who only looks reads nothing twice; who changed something reads again', async () => {
  const asked = serve();
  const directory = new Directory(() => 'l', large);
  await directory.refresh();
  await directory.refresh();
  expect(asked.length).toBe(3);
  await Promise.all([directory.read(), directory.read(), directory.read()]);
  expect(asked.length).toBe(9);
});

test('a reading that fails says so', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
  const directory = new Directory(() => 'l', large);
  await directory.read();
  expect(directory.state).toBe('unreached');
});
