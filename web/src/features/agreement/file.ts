// Files of an agreement, never shown before this browser has reckoned their fingerprint.
import { fingerprint } from '../../ui/fingerprint';
import { filePath, type Desk } from './call';

export type Fetched =
  | { readonly is: 'right'; readonly sha256: string; readonly bytes: Uint8Array }
  /** Other bytes came than the fingerprint says. */
  | { readonly is: 'differs'; readonly sha256: string; readonly found: string }
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'away' };

export interface Revision {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Of a later revision only what was added to one that is here already is fetched. */
export async function fetchFile(desk: Desk, sha256: string, after: Revision | null = null, anew = false): Promise<Fetched> {
  if (after?.sha256 === sha256) return { is: 'right', ...after };
  try {
    // What has a fingerprint in its address is kept by the browser: what came wrong must not come from there again.
    const answer = await fetch(filePath(desk, sha256, after?.sha256), anew ? { cache: 'reload' } : {});
    if (answer.status >= 500 || answer.status === 429) return { is: 'away' };
    if (!answer.ok) return { is: 'refused', code: ((await answer.json()) as { code: string }).code };
    const more = new Uint8Array(await answer.arrayBuffer());
    const bytes = after ? joined(after.bytes, more) : more;
    const found = await fingerprint(bytes);
    return found === sha256 ? { is: 'right', sha256, bytes } : { is: 'differs', sha256, found };
  } catch {
    return { is: 'away' };
  }
}

function joined(first: Uint8Array, more: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + more.length);
  all.set(first);
  all.set(more, first.length);
  return all;
}
