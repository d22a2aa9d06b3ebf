import { expect, test } from 'vitest';
import { fingerprint } from '../../ui/fingerprint';
import { fromBase64, join, toHex } from './bytes';
import { messageDigest } from './attributes';
import { check, type Intent, type ToCheck } from './check';
import { secondSignature } from './fixture';
import { holeOf } from './range';

const good = await secondSignature();
const said = (intent: Partial<Intent>): ToCheck => ({ ...good, intent: { ...good.intent, ...intent } });
const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const bytes = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const hole = holeOf(good.base, good.increment) as { from: number; to: number };
/** A server that lies everywhere in the same way: its document is another, and all its prints are of that one. */
async function lying(given: ToCheck): Promise<ToCheck> {
  return { ...given, intent: { ...given.intent, baseRevisionSha256: await fingerprint(given.base) } };
}

test('what was read is what will be signed', async () => {
  expect(await check(good)).toEqual({ is: 'good' });
});

test('who signs first has a base of nothing but what was read', async () => {
  const alone = { ...good, base: good.r0, increment: good.base.slice(good.r0.length) };
  // That one is signed already: its value is no string of zeros.
  expect(await check(await lying(alone))).toEqual({ is: 'bad', fault: 'range' });
});

test('a byte of what was read has changed here', async () => {
  expect(await check({ ...good, r0: flipped(good.r0, 700) })).toEqual({ is: 'bad', fault: 'read' });
});

test.each([0, 700, 16_000])('a byte of what was read is another in the base: %i', async (at) => {
  const base = flipped(good.base, at);
  expect(await check({ ...good, base })).toEqual({ is: 'bad', fault: 'base' });
  expect(await check(await lying({ ...good, base }))).toEqual({ is: 'bad', fault: 'base' });
});

test('a byte of who signed before is another', async () => {
  const base = flipped(good.base, good.r0.length + 10);
  expect(await check({ ...good, base })).toEqual({ is: 'bad', fault: 'base_print' });
  expect(await check(await lying({ ...good, base }))).toEqual({ is: 'bad', fault: 'digest' });
});

test('another document', async () => {
  const other = join(bytes('%PDF-1.7\n'), good.base);
  expect(await check({ ...good, base: other })).toEqual({ is: 'bad', fault: 'base' });
  const r0Sha256 = await fingerprint(other);
  const all = { ...said({ r0Sha256 }), r0: other, base: other };
  expect(await check(all)).toEqual({ is: 'bad', fault: 'read' });
  expect(await check({ ...good, base: good.r0.slice(0, -1) })).toEqual({ is: 'bad', fault: 'base' });
});

test('a byte of what will be appended is another', async () => {
  for (const at of [20, hole.from - good.base.length - 20, good.increment.length - 3])
    expect(await check({ ...good, increment: flipped(good.increment, at) })).not.toEqual({ is: 'good' });
});

test('what is to be signed is for other bytes', async () => {
  const digest = messageDigest(good.dtbs)!;
  const at = toHex(good.dtbs).indexOf(digest) / 2;
  const dtbs = flipped(good.dtbs, at + 5);
  expect(await check({ ...good, dtbs })).toEqual({ is: 'bad', fault: 'digest' });
  const named = said({ dtbsSha256: await fingerprint(dtbs) });
  expect(await check({ ...named, dtbs })).toEqual({ is: 'bad', fault: 'digest' });
});

test('what is to be signed is not what the intent names', async () => {
  const dtbs = flipped(good.dtbs, good.dtbs.length - 1);
  expect(await check({ ...good, dtbs })).toEqual({ is: 'bad', fault: 'dtbs_print' });
  expect(await check(said({ dtbsSha256: '0'.repeat(64) }))).toEqual({ is: 'bad', fault: 'dtbs_print' });
});

test.each([
  { r0Sha256: '0'.repeat(64) },
  { field: 'party-1' },
  { signatory: 'p1' },
  { agreementId: 'other' },
  { type: 'agreement.other' },
  { v: 2 },
])('the intent says another thing: %o', async (intent) => {
  expect(await check(said(intent))).toEqual({ is: 'bad', fault: 'intent', about: Object.keys(intent)[0] });
});

test('the intent names another base', async () => {
  expect(await check(said({ baseRevisionSha256: '0'.repeat(64) }))).toEqual({ is: 'bad', fault: 'base_print' });
});

test('there are two ranges, or none', async () => {
  const [range] = text(good.increment).match(/\/ByteRange \[[^\]]*\]/)!;
  for (const more of [`\n${range}`, '\n% ByteRange', '\n/ByteRange[0 1 2 3]'])
    expect(await check({ ...good, increment: join(good.increment, bytes(more)) })).toEqual({ is: 'bad', fault: 'two_ranges' });
  const none = bytes(text(good.increment).replace('/ByteRange', '/BiteRange'));
  expect(await check({ ...good, increment: none })).toEqual({ is: 'bad', fault: 'no_range' });
});

test('something lies behind the end', async () => {
  for (const more of ['\n', '\0', '99 0 obj << >> endobj'])
    expect(await check({ ...good, increment: join(good.increment, bytes(more)) })).toEqual({ is: 'bad', fault: 'range' });
  expect(await check({ ...good, increment: good.increment.slice(0, -1) })).toEqual({ is: 'bad', fault: 'range' });
});

test('more is left out than the value', async () => {
  const wider = (from: number, to: number) => {
    const all = good.base.length + good.increment.length;
    const other = `/ByteRange [0 ${from} ${to} ${all - to}]`;
    const written = text(good.increment).replace(/\/ByteRange \[[^\]]*\]( *)/, (before) => other.padEnd(before.length));
    return { ...good, increment: bytes(written) };
  };
  expect(wider(hole.from, hole.to).increment).toEqual(good.increment);
  for (const [from, to] of [[hole.from - 1, hole.to], [hole.from, hole.to + 1], [hole.from + 1, hole.to], [100, hole.to]] as const)
    expect(await check(wider(from, to))).toEqual({ is: 'bad', fault: 'range' });
});

test('what can not be read is no attributes', () => {
  expect(messageDigest(good.dtbs)).toMatch(/^[0-9a-f]{64}$/);
  for (let length = 0; length < good.dtbs.length; length++) expect(messageDigest(good.dtbs.slice(0, length))).toBeNull();
  expect(messageDigest(join(good.dtbs, Uint8Array.of(0)))).toBeNull();
  // The digest twice: who reads the first and who reads the last would each see their own.
  const attribute = `302f06092a864886f70d01090431220420${'ab'.repeat(32)}`;
  const set = (hex: string) => Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
  expect(messageDigest(set(`3131${attribute}`))).toBe('ab'.repeat(32));
  expect(messageDigest(set(`3162${attribute}${attribute}`))).toBeNull();
  expect(messageDigest(fromBase64('MAA='))).toBeNull();
});
