import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findKey, forgetKey, makeKey, trouble } from './keys';

const ANN = { workshop: 'w1', agreement: 'pact', person: 'ann' };
const BEN = { ...ANN, person: 'ben' };
const persist = vi.fn(() => Promise.resolve(false));
let kept: Map<string, unknown>;

/** As much of IndexedDB as one store needs. What is kept is a copy, as there. */
function indexedDb(isBroken = false) {
  const later = <T extends object>(events: T, name: 'onsuccess' | 'oncomplete' | 'onabort') => {
    queueMicrotask(() => (events as Record<string, (() => void) | undefined>)[name]?.());
    return events;
  };
  const transaction = () => {
    const work = { error: null, objectStore: () => store };
    const done = (result: unknown) => {
      later(work, isBroken ? 'onabort' : 'oncomplete');
      return { result };
    };
    const store = {
      count: () => done(kept.size),
      get: (key: string) => done(kept.get(key)),
      put: (value: unknown, key: string) => done(isBroken || kept.set(key, structuredClone(value))),
      delete: (key: string) => done(kept.delete(key)),
    };
    return work;
  };
  return { open: () => later({ result: { close: () => {}, transaction } }, 'onsuccess') };
}

const bytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const find = async (whose: typeof ANN) => (await findKey(whose)) ?? expect.unreachable('no key');

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('indexedDB', indexedDb());
  vi.stubGlobal('navigator', { storage: { persist } });
});
afterEach(() => vi.unstubAllGlobals());

test('each agreement and person has a key, and it is found until it is forgotten', async () => {
  expect(await findKey(ANN)).toBeNull();
  const { spki } = await (await makeKey(ANN)).shown();
  await makeKey(BEN);
  expect(persist).toHaveBeenCalledTimes(2);
  expect((await (await find(ANN)).shown()).spki).toBe(spki);
  expect((await (await find(BEN)).shown()).spki).not.toBe(spki);
  await forgetKey(ANN);
  expect(await findKey(ANN)).toBeNull();
});

test('what it signs is checked with its public half, and the other half can not be taken out', async () => {
  const { spki, proof } = await (await makeKey(ANN)).shown();
  const half = await crypto.subtle.importKey('spki', bytes(spki), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  const words = new TextEncoder().encode('khural-key-v1 w1 pact ann');
  expect(bytes(proof)).toHaveLength(64);
  expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, half, bytes(proof), words)).toBe(true);
  const { keys } = kept.get('w1/pact/ann') as { keys: CryptoKeyPair };
  await expect(crypto.subtle.exportKey('pkcs8', keys.privateKey)).rejects.toThrow();
});

test('it knows its certificate again', async () => {
  const certified = await (await makeKey(ANN)).certified(btoa('a certificate'));
  expect(certified.certificate).toMatch(/^[0-9a-f]{64}$/);
  expect((await find(ANN)).certificate).toBe(certified.certificate);
  expect((await makeKey(ANN)).certificate).toBeNull();
});

test('what a browser lacks is said beforehand', async () => {
  expect(await trouble()).toBeNull();
  vi.stubGlobal('indexedDB', indexedDb(true));
  expect(await trouble()).toBe('no_store');
  vi.stubGlobal('indexedDB', undefined);
  expect(await trouble()).toBe('no_store');
  vi.stubGlobal('DecompressionStream', undefined);
  expect(await trouble()).toBe('no_crypto');
  vi.stubGlobal('isSecureContext', false);
  expect(await trouble()).toBe('insecure');
});
