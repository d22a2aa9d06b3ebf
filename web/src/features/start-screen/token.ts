export type Pasted = { is: 'ok'; token: string } | { is: 'empty' | 'foreign' | 'no_link' };

/** The token of a pasted personal link; also of a link with words or brackets around it, as mails have them. */
export function tokenOf(pasted: string, origin: string): Pasted {
  if (!pasted.trim()) return { is: 'empty' };
  const found = pasted.match(/(https?:\/\/[^\s<>"']+)\/door#([A-Za-z0-9_-]{20,200})/);
  if (found) return new URL(found[1]!).origin === origin ? { is: 'ok', token: found[2]! } : { is: 'foreign' };
  return { is: 'no_link' };
}
