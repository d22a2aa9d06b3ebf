// A fingerprint is the SHA-256 of bytes: 64 hex digits, read out in 8 groups of 8.

/** In lower-case hex. WebCrypto is there on HTTPS and on the own machine only; elsewhere this rejects. */
export async function fingerprint(bytes: Uint8Array): Promise<string> {
  if (!globalThis.crypto?.subtle) throw new Error('a page that came without HTTPS cannot take fingerprints');
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function groups(sha256: string): string[] {
  return sha256.match(/.{1,8}/g) ?? [];
}

/** The numbers of the groups, from 1, in which two fingerprints differ. */
export function differing(one: string, other: string): number[] {
  const others = groups(other);
  return groups(one).flatMap((group, i) => (group === others[i] ? [] : [i + 1]));
}
