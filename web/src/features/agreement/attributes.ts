// What a signature really signs: attributes, one of which is the digest of the document (RFC 5652, 5.3, 11.2).
import { toHex } from './bytes';
import { inside, items, OCTETS, OID, SEQUENCE, SET } from './der';

/** 1.2.840.113549.1.9.4 */
const MESSAGE_DIGEST = '2a864886f70d010904';
const SHA256_BYTES = 32;

/** In hex; null if these are no signed attributes, or not with exactly one such digest. */
export function messageDigest(dtbs: Uint8Array): string | null {
  const attributes = inside(dtbs, SET);
  if (!attributes) return null;
  const digests: string[] = [];
  for (const attribute of attributes) {
    const parts = attribute.tag === SEQUENCE ? items(attribute.value) : null;
    const [name, values, ...rest] = parts ?? [];
    if (name?.tag !== OID || values?.tag !== SET || rest.length) return null;
    if (toHex(name.value) !== MESSAGE_DIGEST) continue;
    const [digest, ...others] = items(values.value) ?? [];
    if (digest?.tag !== OCTETS || digest.value.length !== SHA256_BYTES || others.length) return null;
    digests.push(toHex(digest.value));
  }
  return digests.length === 1 ? digests[0]! : null;
}
