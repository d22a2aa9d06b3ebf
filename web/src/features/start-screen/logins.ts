import type { Audience, LocalizedText, Plate, WorkshopId } from '../../live/wire.gen';

export interface KnownLogin {
  readonly login: string;
  readonly workshop: WorkshopId;
  readonly title: LocalizedText;
  /** None: a hall display. */
  readonly plate: Plate | null;
  readonly audiences: readonly Audience[];
}

/** For whom this browser holds a login; null when the server cannot be asked. */
export async function knownLogins(): Promise<readonly KnownLogin[] | null> {
  try {
    const answer = await fetch('/api/logins', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    return answer.ok ? ((await answer.json()) as KnownLogin[]) : null;
  } catch {
    return null;
  }
}
