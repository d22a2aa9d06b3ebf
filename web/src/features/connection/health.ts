export type Health = { is: 'up' } | { is: 'away'; since: number } | { is: 'unreached' } | { is: 'unknown' };

/** Asks the server how it is: well, without its Redis, or not to be reached at all. */
export async function health(): Promise<Health> {
  try {
    const answer = await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
    if (answer.ok) return { is: 'up' };
    const { status, since } = (await answer.json()) as { status: string; since: number };
    return status === 'away' ? { is: 'away', since } : { is: 'unreached' };
  } catch {
    return { is: 'unreached' };
  }
}
