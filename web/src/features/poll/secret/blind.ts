// The browser's half of RFC 9474 (RSABSSA-SHA384-PSS-Randomized): it alone knows what it has signed and
// how that was hidden. Powers are those of the public exponent only, of numbers that are random or public.
import { fromNumber, fromText, join, random, toHex, toNumber, toText } from './bytes';

const EXPONENT = 65_537n;
const SALT = 48;
const PSS = { name: 'RSA-PSS', saltLength: SALT };

/** A poll's public key. */
export interface PollKey {
  readonly modulus: bigint;
  /** Of the modulus, in bytes. */
  readonly length: number;
  readonly crypto: CryptoKey;
}

/** What a browser keeps until its token is signed; `inverse` undoes the blinding. */
export interface Blinded {
  readonly prefix: string;
  readonly message: string;
  readonly blinded: string;
  readonly inverse: string;
}

export interface Token {
  readonly prefix: string;
  readonly message: string;
  readonly signature: string;
}

/** `spki`: X.509 SubjectPublicKeyInfo, base64. Anything but an RSA key with the usual exponent is none. */
export async function pollKey(spki: string): Promise<PollKey> {
  const key = await crypto.subtle.importKey('spki', fromText(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const { n, e } = await crypto.subtle.exportKey('jwk', key);
  const modulus = fromText(n!);
  if (toNumber(fromText(e!)) !== EXPONENT) throw new Error('another exponent');
  return { modulus: toNumber(modulus), length: modulus.length, crypto: key };
}

/** What a token of this poll signs; docs/SECRECY.md, and Token.java on the server. */
export function signedText(workshop: string, poll: string, { prefix, message }: Pick<Token, 'prefix' | 'message'>): Uint8Array<ArrayBuffer> {
  const about = new TextEncoder().encode(`khural ballot 1\0${workshop}\0${poll}\0`);
  return join(fromText(prefix), about, fromText(message));
}

export async function blind(key: PollKey, workshop: string, poll: string): Promise<Blinded> {
  const token = { prefix: toText(random(32)), message: toText(random(32)) };
  const encoded = await encode(signedText(workshop, poll, token), random(SALT), bits(key.modulus) - 1);
  const inverse = unit(key);
  const blinded = hide(encoded, invert(inverse, key.modulus)!, key.modulus);
  return { ...token, blinded: toText(fromNumber(blinded, key.length)), inverse: toText(fromNumber(inverse, key.length)) };
}

/** The token, if the server has signed what it was asked to; else null. */
export async function finalize(key: PollKey, workshop: string, poll: string, blinded: Blinded, signed: string): Promise<Token | null> {
  const number = (toNumber(fromText(signed)) * toNumber(fromText(blinded.inverse))) % key.modulus;
  const token = { prefix: blinded.prefix, message: blinded.message, signature: toText(fromNumber(number, key.length)) };
  return (await verify(key, workshop, poll, token)) ? token : null;
}

export function verify(key: PollKey, workshop: string, poll: string, token: Token): Promise<boolean> {
  return crypto.subtle.verify(PSS, key.crypto, fromText(token.signature), signedText(workshop, poll, token));
}

/** The receipt. */
export async function receipt(workshop: string, poll: string, token: Pick<Token, 'prefix' | 'message'>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', signedText(workshop, poll, token));
  return toHex(new Uint8Array(hash));
}

/** RFC 9474, 4.2: the encoded message times the factor to the public exponent. */
export function hide(encoded: bigint, factor: bigint, modulus: bigint): bigint {
  return (encoded * power(factor, modulus)) % modulus;
}

/** EMSA-PSS of RFC 8017, 9.1.1, with SHA-384. */
export async function encode(message: Uint8Array<ArrayBuffer>, salt: Uint8Array, bits: number): Promise<bigint> {
  const length = Math.ceil(bits / 8);
  const hash = await sha384(join(new Uint8Array(8), await sha384(message), salt));
  const block = new Uint8Array(length - hash.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const hidden = await mask(hash, block.length);
  block.forEach((byte, i) => (block[i] = byte ^ hidden[i]!));
  block[0]! &= 0xff >> (8 * length - bits);
  return toNumber(join(block, hash, Uint8Array.of(0xbc)));
}

async function mask(seed: Uint8Array, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let i = 0; parts.length * 48 < length; i++) parts.push(await sha384(join(seed, fromNumber(BigInt(i), 4))));
  return join(...parts).subarray(0, length);
}

async function sha384(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-384', bytes));
}

/** To the public exponent, 2^16 + 1. */
function power(base: bigint, modulus: bigint): bigint {
  let result = base;
  for (let i = 0; i < 16; i++) result = (result * result) % modulus;
  return (result * base) % modulus;
}

function unit(key: PollKey): bigint {
  for (;;) {
    const number = toNumber(random(key.length)) % key.modulus;
    if (number > 0n && invert(number, key.modulus) !== null) return number;
  }
}

/** By Euclid; null for what has no inverse. */
export function invert(number: bigint, modulus: bigint): bigint | null {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (a !== 0n) {
    const quotient = b / a;
    [a, b] = [b - quotient * a, a];
    [x, y] = [y - quotient * x, x];
  }
  return b === 1n ? ((y % modulus) + modulus) % modulus : null;
}

function bits(number: bigint): number {
  return number.toString(2).length;
}
