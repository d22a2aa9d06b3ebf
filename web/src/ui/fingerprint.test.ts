import { expect, test } from 'vitest';
import { differing, fingerprint, groups } from './fingerprint';

// FIPS 180-2, appendix B.1
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('is the SHA-256 of the bytes', async () => {
  expect(await fingerprint(new TextEncoder().encode('abc'))).toBe(ABC);
});

test('of a part of a buffer, it is that of the part', async () => {
  expect(await fingerprint(new TextEncoder().encode('-abc-').subarray(1, 4))).toBe(ABC);
});

test('is read out in 8 groups of 8', () => {
  expect(groups(ABC)).toEqual(['ba7816bf', '8f01cfea', '414140de', '5dae2223', 'b00361a3', '96177a9c', 'b410ff61', 'f20015ad']);
});

test('says which groups differ', () => {
  expect(differing(ABC, ABC)).toEqual([]);
  expect(differing(ABC, ABC.replace('b00361a3', 'b00361a4').replace('f2', 'f3'))).toEqual([5, 8]);
});
