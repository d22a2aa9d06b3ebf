// As much DER as it takes to find one attribute of a signature (RFC 5652, 5.3 and 11.2).

interface Piece {
  readonly tag: number;
  readonly value: Uint8Array;
}

const OCTETS = 0x04;
const OID = 0x06;
const SEQUENCE = 0x30;
const SET = 0x31;

/** 1.2.840.113549.1.9.4 */
const MESSAGE_DIGEST = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];

/** The digest of what is signed, as the signed attributes name it; null if they do not, or name two. */
export function messageDigest(attributes: Uint8Array): Uint8Array | null {
  try {
    const [all, ...behind] = pieces(attributes);
    const digests = pieces(need(all, SET)).flatMap((attribute) => {
      const [type, values, ...more] = pieces(need(attribute, SEQUENCE));
      const isDigest = need(type, OID).join() === MESSAGE_DIGEST.join();
      return isDigest ? [...pieces(need(values, SET)), ...more] : [];
    });
    return behind.length === 0 && digests.length === 1 ? need(digests[0], OCTETS) : null;
  } catch {
    return null;
  }
}

function need(piece: Piece | undefined, tag: number): Uint8Array {
  if (piece?.tag !== tag) throw new RangeError('Another piece is expected here');
  return piece.value;
}

/** One beside the other. DER writes each length in one way only. */
function pieces(bytes: Uint8Array): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at++]!;
    let length = bytes[at++] ?? NaN;
    if (length > 0x82) throw new RangeError('Nothing here is that long');
    if (length > 0x80) {
      const octets = length - 0x80;
      length = 0;
      for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at++] ?? NaN);
    } else if (length === 0x80) throw new RangeError('DER has no open ends');
    if (!(at + length <= bytes.length)) throw new RangeError('Cut off');
    found.push({ tag, value: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}
