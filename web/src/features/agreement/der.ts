// As much of DER (X.690) as the signed attributes of a signature need: what is inside what.
export interface Item {
  readonly tag: number;
  readonly value: Uint8Array;
}

export const SET = 0x31;
export const SEQUENCE = 0x30;
export const OCTETS = 0x04;
export const OID = 0x06;

/** What lies one after the other, and nothing else; null if it is not so to the last byte. */
export function items(bytes: Uint8Array): Item[] | null {
  const found: Item[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at]!;
    const first = bytes[at + 1];
    // Tags of several bytes and lengths without an end occur nowhere in what we read.
    if (first === undefined || (tag & 0x1f) === 0x1f || first === 0x80 || first > 0x83) return null;
    const octets = first < 0x80 ? 0 : first & 0x7f;
    const from = at + 2 + octets;
    if (from > bytes.length) return null;
    let length = octets ? 0 : first;
    for (let i = at + 2; i < from; i++) length = length * 256 + bytes[i]!;
    if (from + length > bytes.length) return null;
    found.push({ tag, value: bytes.subarray(from, from + length) });
    at = from + length;
  }
  return found;
}

/** What is in the only thing there is, if it has this tag. */
export function inside(bytes: Uint8Array, tag: number): Item[] | null {
  const all = items(bytes);
  return all?.length === 1 && all[0]!.tag === tag ? items(all[0]!.value) : null;
}
