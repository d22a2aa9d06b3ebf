import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { check, intentFingerprint, type Intent, type Known, type Offer, type Wrong } from './check';
import { fingerprint } from '../../ui/fingerprint';
import { canonical } from './jcs';

// Made by the server's own code: see BrowserFixtureTest. One of two has signed; this is what the other is to sign.
interface Fixture {
  r0Length: number;
  baseLength: number;
  documentGzip: string;
  dtbs: string;
  intent: Pick<Intent, 'agreementId' | 'baseRevisionSha256' | 'capacity' | 'dtbsSha256' | 'field' | 'r0Sha256' | 'signatory' | 'type' | 'v'>;
  canonical: string;
}
const fixture = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/second-signature.json'), 'utf8')) as Fixture;
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const whole = new Uint8Array(gunzipSync(bytes(fixture.documentGzip)));
const dtbs = bytes(fixture.dtbs);

const NOW = Date.UTC(2026, 11, 1, 12);
const intent: Intent = {
  ...fixture.intent,
  instance: 'https://khural.example',
  party: 'sciences',
  consentTextSha256: '7'.repeat(64),
  language: 'mn',
  sessionId: 'session-1',
  chainHead: '0'.repeat(64),
  nonce: 'c2lnbmluZyBpcyBzZXJpYWw',
  issuedAt: new Date(NOW).toISOString(),
  expiresAt: new Date(NOW + 120_000).toISOString(),
};
const known: Known = {
  read: whole.subarray(0, fixture.r0Length),
  shown: intent.r0Sha256,
  agreement: 'pact',
  person: 'p2',
  field: 'party-2',
  consent: intent.consentTextSha256,
  hasUploads: false,
  now: NOW,
};
const good: Offer = { base: whole.subarray(0, fixture.baseLength), increment: whole.subarray(fixture.baseLength), dtbs, intent };

async function wrongOf(offer: Offer, by: Known = known): Promise<Wrong | null> {
  const checked = await check(offer, by);
  return checked.is === 'wrong' ? checked.why : null;
}

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

test('what the server made is right, and comes with what will be signed', async () => {
  const intentSha256 = await intentFingerprint(intent);
  expect(await check(good, known)).toEqual({ is: 'right', prepared: whole, intentSha256 });
});

test('the intent has the same canonical form as on the server', () => {
  expect(canonical(fixture.intent)).toBe(fixture.canonical);
});

describe('what this browser knows by itself', () => {
  const cases: [string, Partial<Known>, Wrong][] = [
    ['another document was read', { read: latin('%PDF-1.7') }, 'document'],
    ['another fingerprint was shown', { shown: '0'.repeat(64) }, 'document'],
    ['another agreement', { agreement: 'other' }, 'intent'],
    ['another person', { person: 'somebody' }, 'intent'],
    ['another field', { field: 'signature-3' }, 'intent'],
    ['another text was agreed to', { consent: '8'.repeat(64) }, 'intent'],
    ['its time is over', { now: NOW + 120_000 }, 'expired'],
  ];
  test.each(cases)('%s', async (_, other, wrong) => {
    expect(await wrongOf(good, { ...known, ...other })).toBe(wrong);
  });
});

describe('one false byte', () => {
  const cases: [string, (offer: Offer) => Offer, Wrong][] = [
    ['of the base', (o) => ({ ...o, base: flip(o.base, 20) }), 'base'],
    ['of the increment', (o) => ({ ...o, increment: flip(o.increment, 20) }), 'digest'],
    ['of the attributes', (o) => ({ ...o, dtbs: flip(o.dtbs, o.dtbs.length - 1) }), 'intent_dtbs'],
    ['the base is cut off', (o) => ({ ...o, base: o.base.subarray(0, 100) }), 'base'],
    ['behind the end', (o) => ({ ...o, increment: edit(o.increment, /$/, '\n% and more') }), 'range'],
    ['two signatures in one', (o) => ({ ...o, increment: latin(text(o.increment) + text(o.increment)) }), 'range'],
    ['no attributes', (o) => ({ ...o, dtbs: new Uint8Array() }), 'digest'],
    ['the place is not empty', (o) => ({ ...o, increment: edit(o.increment, /<0000/, '<00f0') }), 'range'],
    ['a range that begins later', (o) => ({ ...o, increment: edit(o.increment, /\[\s*0 /, '[1 ') }), 'range'],
    ['a second range', (o) => ({ ...o, increment: edit(o.increment, /$/, '/ByteRange [0 1 2 3]') }), 'range'],
    ['a range with another spelling', (o) => ({ ...o, increment: edit(o.increment, /$/, '/Byte#52ange [0 1 2 3]') }), 'range'],
    ['no range', (o) => ({ ...o, increment: edit(o.increment, /ByteRange/, 'BiteRange') }), 'range'],
    ['of the intent: the base', (o) => intend(o, { baseRevisionSha256: '0'.repeat(64) }), 'base'],
    ['of the intent: what was read', (o) => intend(o, { r0Sha256: '0'.repeat(64) }), 'document'],
    ['of the intent: another type', (o) => intend(o, { type: 'agreement.decline' }), 'intent'],
    ['of the intent: no time', (o) => intend(o, { expiresAt: '' }), 'expired'],
  ];
  test.each(cases)('%s', async (_, falsify, wrong) => {
    expect(await wrongOf(falsify(good))).toBe(wrong);
  });

  test('of another document: which one came is said', async () => {
    const base = edit(good.base, /A4|Type/, 'Tipe');
    const found = await fingerprint(base.subarray(0, fixture.r0Length));
    expect(await check({ ...good, base }, known)).toEqual({ is: 'wrong', why: 'base', found });
  });

  test('attributes and intent of other bytes', async () => {
    const others = dtbs.map((byte, i) => (i === digestAt + 3 ? byte ^ 1 : byte));
    const offer = intend({ ...good, dtbs: others }, { dtbsSha256: await fingerprint(others) });
    expect(await wrongOf(offer)).toBe('digest');
  });
});

/** Of the digest in the attributes. */
const digestAt = text(dtbs).indexOf('\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04') + 13;

function flip(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}
function edit(bytes: Uint8Array, what: RegExp, by: string): Uint8Array {
  return latin(text(bytes).replace(what, by));
}
function intend(offer: Offer, other: Partial<Intent>): Offer {
  return { ...offer, intent: { ...offer.intent, ...other } };
}
