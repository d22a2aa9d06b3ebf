import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blind, encode, finalize, hide, invert, pollKey, receipt, verify } from './blind';
import { fromNumber, fromText, toNumber, toText } from './bytes';

// Appendix A.1 of RFC 9474; the server's test reads the same file.
const rfc = JSON.parse(readFileSync('../src/test/resources/rfc9474.json', 'utf8')) as Record<string, string>;
const number = (name: string) => BigInt(`0x${rfc[name]}`);
const bytes = (hex: string) => fromNumber(BigInt(`0x${hex}`), hex.length / 2);
const modulus = number('p') * number('q');

async function keys(): Promise<{ spki: string; sign: (blinded: string) => string }> {
  const algorithm = { name: 'RSA-PSS', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-384' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const spki = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))));
  const { n, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const [size, secret] = [toNumber(fromText(n!)), toNumber(fromText(d!))];
  return { spki, sign: (blinded) => toText(fromNumber(power(toNumber(fromText(blinded)), secret, size), 256)) };
}

function power(base: bigint, exponent: bigint, size: bigint): bigint {
  let result = 1n;
  for (let e = exponent, b = base % size; e > 0n; e >>= 1n, b = (b * b) % size) if (e & 1n) result = (result * b) % size;
  return result;
}

describe('the numbers of the RFC', () => {
  test('the message is encoded and blinded', async () => {
    const encoded = await encode(bytes(rfc.prefix! + rfc.msg!), bytes(rfc.salt!), modulus.toString(2).length - 1);
    expect(hide(encoded, invert(number('inv'), modulus)!, modulus)).toBe(number('blinded'));
  });

  test('the signature is unblinded', () => {
    expect((number('blindSignature') * number('inv')) % modulus).toBe(number('signature'));
  });

  test('and verified', async () => {
    const jwk = { kty: 'RSA', e: 'AQAB', n: toText(fromNumber(modulus, 512)) };
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
    const message = bytes(rfc.prefix! + rfc.msg!);
    const pss = { name: 'RSA-PSS', saltLength: 48 };
    expect(await crypto.subtle.verify(pss, key, bytes(rfc.signature!), message)).toBe(true);
  });
});

test('a token that was signed unseen is one of this poll only', async () => {
  const { spki, sign } = await keys();
  const key = await pollKey(spki);
  const kept = await blind(key, 'launch', 'budget');
  const token = (await finalize(key, 'launch', 'budget', kept, sign(kept.blinded)))!;
  expect(await verify(key, 'launch', 'budget', token)).toBe(true);
  expect(await verify(key, 'launch', 'site', token)).toBe(false);
  expect(await verify(key, 'other', 'budget', token)).toBe(false);
  expect(await receipt('launch', 'budget', token)).toMatch(/^[0-9a-f]{64}$/);
  expect([token.prefix.length, token.message.length, token.signature.length]).toEqual([43, 43, 342]);
});

test('a signature of something else gives no token', async () => {
  const { spki, sign } = await keys();
  const key = await pollKey(spki);
  const kept = await blind(key, 'launch', 'budget');
  expect(await finalize(key, 'launch', 'budget', kept, sign((await blind(key, 'launch', 'budget')).blinded))).toBe(null);
  expect(await finalize(key, 'launch', 'budget', kept, toText(fromNumber(5n, 256)))).toBe(null);
});

test('the same token never looks the same twice', async () => {
  const key = await pollKey((await keys()).spki);
  const some = await Promise.all(Array.from({ length: 5 }, () => blind(key, 'launch', 'budget')));
  expect(new Set(some.map(({ blinded }) => blinded)).size).toBe(5);
  some.forEach(({ blinded }) => expect(blinded.length).toBe(342));
});

test('what has no inverse has none', () => {
  expect(invert(6n, 9n)).toBe(null);
  expect((invert(7n, 65_537n)! * 7n) % 65_537n).toBe(1n);
});
