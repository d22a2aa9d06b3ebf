// The calls of the door. What goes wrong is a code; `door.unreached` is ours: no answer at all.
import type { Audience, Channel, LocalizedText, Plate, Session, WorkshopId } from '../../live/wire.gen';

export interface Behind {
  readonly workshop: WorkshopId;
  readonly title: LocalizedText;
  readonly hosts: LocalizedText;
  readonly zone: string;
  readonly session: Session | null;
  readonly plate: Plate;
  readonly audiences: readonly Audience[];
  readonly channel: Channel | null;
  readonly meeting: string | null;
}

export interface Entrance {
  readonly login: string;
  readonly workshop: WorkshopId;
  readonly audience: Audience;
}

export type Result<Value> = { readonly is: 'ok'; readonly value: Value } | { readonly is: 'wrong'; readonly code: string };

/** Whom the link is for, without using it. */
export const look = (token: string): Promise<Result<Behind>> => post('/api/door', { token });

/** Uses the link: from now on this browser is that person. */
export const enter = (token: string): Promise<Result<Entrance>> => post('/api/enter', { token });

async function post<Value>(path: string, body: object): Promise<Result<Value>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.ok) return { is: 'ok', value: (await answer.json()) as Value };
    if (answer.status >= 500) return { is: 'wrong', code: 'door.unreached' };
    const { code } = (await answer.json()) as { code: string };
    return { is: 'wrong', code };
  } catch {
    return { is: 'wrong', code: 'door.unreached' };
  }
}
