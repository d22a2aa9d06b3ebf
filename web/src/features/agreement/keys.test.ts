import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromBase64 } from './bytes';
import { findKey, forgetKey, makeKey, obstacle, proof, type Found } from './keys';

const ANN = { workshop: 'w1', agreement: 'pact', signatory: 'ann' };
const BEN = { ...ANN, signatory: 'ben' };
let kept: Map<string, unknown>;

interface Work {
  error: null;
  oncomplete?: () => void;
  onabort?: () => void;
}

/** As much of IndexedDB as one store needs. What is kept is a copy, as there. */
function indexedDb(isBroken = false) {
  const asked = (result: unknown, more: object = {}) => {
    const request = { result, ...more } as { onsuccess?: () => void };
    queueMicrotask(() => request.onsuccess?.());
    return request;
  };
  const store = (work: Work) => {
    const done = (result: unknown, fails = isBroken) => {
      queueMicrotask(() => (fails ? work.onabort : work.oncomplete)?.());
      return asked(result);
    };
    return {
      get: (key: string[]) => done(kept.get(key.join())),
      add: (value: unknown, key: string[]) => {
        if (kept.has(key.join())) return done(undefined, true);
        if (!isBroken) kept.set(key.join(), structuredClone(value));
        return done(undefined);
      },
      delete: (key: string[]) => done(kept.delete(key.join())),
    };
  };
  const database = {
    close: () => {},
    transaction: () => {
      const work: Work = { error: null };
      return Object.assign(work, { objectStore: () => store(work) });
    },
  };
  return { open: () => asked(database) };
}

const keyOf = (found: Found) => (found.is === 'key' ? found.key : expect.unreachable(found.why));

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('indexedDB', indexedDb());
});
afterEach(() => vi.unstubAllGlobals());

test('a key is made once, found again, and forgotten', async () => {
  expect(await findKey(ANN)).toEqual({ is: 'none', why: 'lost' });
  const made = keyOf(await makeKey(ANN));
  expect(keyOf(await makeKey(ANN)).spki).toBe(made.spki);
  expect(keyOf(await findKey(ANN)).spki).toBe(made.spki);
  expect(keyOf(await makeKey(BEN)).spki).not.toBe(made.spki);
  expect(await forgetKey(ANN)).toBe(true);
  expect(await findKey(ANN)).toEqual({ is: 'none', why: 'lost' });
  expect((await findKey(BEN)).is).toBe('key');
});

test('two tabs at once have one key', async () => {
  const [one, other] = await Promise.all([makeKey(ANN), makeKey(ANN)]);
  expect(keyOf(one).spki).toBe(keyOf(other).spki);
});

test('what it signs is checked with its public half, and the other half can not be taken out', async () => {
  const key = keyOf(await makeKey(ANN));
  const half = await crypto.subtle.importKey('spki', fromBase64(key.spki), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  const words = new TextEncoder().encode('khural-key-v1 w1 pact ann');
  const value = fromBase64(await proof(key, ANN));
  expect(value).toHaveLength(64);
  expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, half, value, words)).toBe(true);
  const { privateKey } = kept.get('w1,pact,ann') as CryptoKeyPair;
  await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
});

test('what a browser lacks is said, and nothing is thrown', async () => {
  vi.stubGlobal('indexedDB', indexedDb(true));
  expect(await makeKey(ANN)).toEqual({ is: 'none', why: 'no_storage' });
  expect(await forgetKey(ANN)).toBe(false);
  vi.stubGlobal('indexedDB', undefined);
  expect(obstacle()).toBe('no_storage');
  vi.stubGlobal('crypto', {});
  expect(await makeKey(ANN)).toEqual({ is: 'none', why: 'no_crypto' });
  vi.stubGlobal('isSecureContext', false);
  expect(await findKey(ANN)).toEqual({ is: 'none', why: 'insecure' });
});
