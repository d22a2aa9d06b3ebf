import type { Channel, FloorEntryStage, Kind, LocalizedText, Plate, Role } from '../../live/wire.gen';

/** All that the server keeps about one person. */
export interface Stored {
  readonly plate: Plate;
  readonly rank: number;
  readonly roles: readonly Role[];
  readonly address: string | null;
  readonly walkIn: boolean;
  readonly muted: boolean;
  readonly linked: boolean;
  readonly channel: Channel | null;
  readonly since: number | null;
  readonly letter: number | null;
  readonly requests: readonly { item: LocalizedText | null; kind: Kind; note: string | null; stage: FloorEntryStage; asked: number; used: number }[];
  readonly leaving: number | null;
}

/** Null when the server cannot be asked. */
export async function readStored(login: string): Promise<Stored | null> {
  try {
    const answer = await fetch(`/api/logins/${encodeURIComponent(login)}/stored`, { cache: 'no-store', signal: AbortSignal.timeout(15_000) });
    return answer.ok ? ((await answer.json()) as Stored) : null;
  } catch {
    return null;
  }
}
