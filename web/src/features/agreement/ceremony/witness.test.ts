import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PAUSES, SPREAD, Witness, type Verdict, type World } from './witness';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const BASE = 'the document';
const ONE = `${BASE}, signed once`;
const TWO = `${ONE}, and twice`;
const [frozen, first, second] = [BASE, ONE, TWO].map(sha) as [string, string, string];
const job = (head: string, agreement = 'pact') => ({ login: 'me', agreement, frozen, head });

interface Server {
  readonly files: Record<string, string>;
  /** Answers in place of the next ones: a status, or `down`; 0: as it is. */
  readonly next: (number | 'down')[];
  readonly asked: string[];
}

/** A server that has all revisions, and a world whose clock only counts. */
function world(change: Partial<Server> = {}) {
  const server: Server = { files: { [frozen]: BASE, [first]: ONE, [second]: TWO }, next: [], asked: [], ...change };
  const waits: number[] = [];
  const fake = async (path: string, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    server.asked.push(`${init.method ?? 'GET'} ${path.replace('/api/logins/me/agreements/', '')}${init.method ? ` ${init.body}` : ''}${init.cache === 'reload' ? ' anew' : ''}`);
    const instead = server.next.shift();
    if (instead === 'down') throw new TypeError('no connection');
    if (instead) return new Response(null, { status: instead });
    if (init.method) return new Response(null, { status: 204 });
    const [, sha256, , after] = path.match(/files\/([0-9a-f]+)(\?after=([0-9a-f]+))?$/)!;
    const whole = server.files[sha256!]!;
    return new Response(after === undefined ? whole : whole.slice(server.files[after]!.length));
  };
  const made: World = {
    fetch: fake as typeof fetch,
    digest: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
    },
    random: () => 0.5,
  };
  const said: string[] = [];
  const hears = {
    verdict: (revision: string, verdict: Verdict) => said.push(`${verdict} ${name(revision)}`),
    counted: (revision: string) => said.push(`counted ${name(revision)}`),
  };
  const name = (revision: string) => ({ [frozen]: 'frozen', [first]: 'first', [second]: 'second' })[revision] ?? revision;
  return { server, made, said, waits, witness: new Witness(hears, made), hears };
}

test('the frozen document is fetched once, then only what each signature adds', async () => {
  const { server, witness, said } = world();
  for (const head of [frozen, first, second]) await witness.check(job(head));
  expect(server.asked).toEqual([
    `GET pact/files/${frozen}`,
    `GET pact/files/${first}?after=${frozen}`,
    `POST pact/receipts {"revision":"${first}"}`,
    `GET pact/files/${second}?after=${first}`,
    `POST pact/receipts {"revision":"${second}"}`,
  ]);
  expect(said).toEqual(['checking frozen', 'checked frozen', 'checking first', 'checked first', 'counted first', 'checking second', 'checked second', 'counted second']);
});

test('who comes late reckons the head over the frozen document and all that followed', async () => {
  const { server, witness, said } = world();
  await witness.check(job(second));
  expect(server.asked).toEqual([`GET pact/files/${frozen}`, `GET pact/files/${second}?after=${frozen}`, `POST pact/receipts {"revision":"${second}"}`]);
  expect(said.at(-1)).toBe('counted second');
});

test('screens do not all ask in the same moment, and a wall does not wait', async () => {
  const { made, waits, witness, hears } = world();
  await witness.check(job(frozen));
  await new Witness(hears, made, 0).check(job(frozen));
  expect(waits).toEqual([SPREAD / 2, 0]);
});

test('another fingerprint is said only after everything was fetched anew, and no receipt is sent', async () => {
  const { server, witness, said } = world();
  server.files[first] = `${BASE}, signed by somebody else`;
  await witness.check(job(first));
  expect(server.asked.at(-1)).toBe(`GET pact/files/${first} anew`);
  expect(server.asked.some((each) => each.startsWith('POST'))).toBe(false);
  expect(said).toEqual(['checking first', 'differs first']);
});

test('a file that was spoiled on the way is no alarm', async () => {
  const { server, witness, said } = world();
  server.files[frozen] = 'half of the doc';
  await witness.check(job(first));
  expect(said).toEqual(['checking first', 'checked first', 'counted first']);
});

test('a weak connection, a server that is busy: later, quietly', async () => {
  const { server, witness, said, waits } = world({ next: ['down', 503, 429] });
  await witness.check(job(frozen));
  expect(server.asked).toHaveLength(4);
  expect(said).toEqual(['checking frozen', 'late frozen', 'late frozen', 'late frozen', 'checked frozen']);
  expect(waits.slice(1)).toEqual(PAUSES.slice(0, 3).map((pause) => pause * 1.25));
});

test('a receipt that does not arrive is sent again; the file is not fetched for it, and it is sent once', async () => {
  const { server, witness, said } = world();
  await witness.check(job(frozen));
  // The file comes, the receipt does not.
  server.next.push(0, 'down');
  await witness.check(job(first));
  await witness.check(job(first));
  expect(server.asked.slice(1)).toEqual([
    `GET pact/files/${first}?after=${frozen}`,
    `POST pact/receipts {"revision":"${first}"}`,
    `POST pact/receipts {"revision":"${first}"}`,
  ]);
  expect(said.filter((each) => each === 'counted first')).toHaveLength(1);
});

test('in the end it is left as it is', async () => {
  const { witness, said, server } = world({ next: PAUSES.map(() => 'down' as const) });
  await witness.check(job(frozen));
  expect(server.asked).toHaveLength(PAUSES.length);
  expect(said.at(-1)).toBe('late frozen');
});

test.each([403, 404])('a file that one may not have (%d) is not asked for again', async (status) => {
  const { server, witness, said } = world({ next: [status] });
  await witness.check(job(first));
  expect(server.asked).toHaveLength(1);
  expect(said).toEqual(['checking first', 'unable first']);
});

test('a page without cryptography says that it cannot', async () => {
  const { made, hears, said } = world();
  await new Witness(hears, { ...made, digest: null }).check(job(frozen));
  expect(said).toEqual(['checking frozen', 'unable frozen']);
});

test('a new head takes the place of one that is still being fetched', async () => {
  const { witness, said } = world();
  await Promise.all([witness.check(job(first)), witness.check(job(second))]);
  expect(said).toEqual(['checking first', 'checking second', 'checked second', 'counted second']);
});

test('one document is kept: another agreement begins with its own', async () => {
  const { server, witness } = world();
  await witness.check(job(first));
  await witness.check(job(second, 'other'));
  expect(server.asked.slice(3)).toEqual([`GET other/files/${frozen}`, `GET other/files/${second}?after=${frozen}`, `POST other/receipts {"revision":"${second}"}`]);
});
