import { describe, expect, test } from 'vitest';
import { messageDigest } from './der';

const OID = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
const OTHER = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
const put = (tag: number, ...inside: number[]) => [tag, inside.length, ...inside];
const attribute = (oid: number[], ...values: number[]) => put(0x30, ...oid, ...put(0x31, ...values));
const octets = put(0x04, 1, 2, 3);
const digest = attribute(OID, ...octets);

describe('the digest in signed attributes', () => {
  const cases: [string, number[], number[] | null][] = [
    ['alone', put(0x31, ...digest), [1, 2, 3]],
    ['behind another', put(0x31, ...attribute(OTHER, ...octets), ...digest), [1, 2, 3]],
    ['with a long length', [0x31, 0x81, digest.length, ...digest], [1, 2, 3]],
    ['none', put(0x31, ...attribute(OTHER, ...octets)), null],
    ['two', put(0x31, ...digest, ...digest), null],
    ['two values', put(0x31, ...attribute(OID, ...octets, ...octets)), null],
    ['of another kind', put(0x31, ...attribute(OID, ...put(0x0c, 1))), null],
    ['with something behind', [...put(0x31, ...digest), 0], null],
    ['cut off', put(0x31, ...digest).slice(0, -1), null],
    ['an open end', [0x31, 0x80, ...digest, 0, 0], null],
    ['no set', put(0x30, ...digest), null],
    ['nothing', [], null],
  ];
  test.each(cases)('%s', (_, bytes, expected) => {
    const found = messageDigest(Uint8Array.from(bytes));
    expect(found && [...found]).toEqual(expected);
  });
});
