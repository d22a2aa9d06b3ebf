// Bytes of a file or of the clipboard to text. Spreadsheets write what their makers thought of: UTF-8 with
// and without a mark, UTF-16, and on older machines windows-1251.
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  // The decoder takes the mark away.
  return { encoding, text: new TextDecoder(encoding).decode(bytes) };
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // No text of one byte a letter has a zero; in UTF-16 each comma, digit and end of a line has one.
  const [high, low] = [zeros(bytes, 0), zeros(bytes, 1)];
  if (high + low > 0) return low >= high ? 'utf-16le' : 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

function zeros(bytes: Uint8Array, offset: number): number {
  let n = 0;
  for (let i = offset; i < bytes.length; i += 2) if (bytes[i] === 0) n++;
  return n;
}
