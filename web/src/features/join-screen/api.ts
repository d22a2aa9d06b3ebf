// The calls of those who come by a code. What goes wrong is a code; `join.unreached` is ours: no answer at all.
export interface Came {
  readonly login: string;
  readonly admitted: boolean;
}

export type Result = { readonly is: 'ok'; readonly came: Came } | { readonly is: 'wrong'; readonly code: string; readonly args: Record<string, unknown> };

export const join = (wish: { code: string; name: string; institution: string; language: string }): Promise<Result> =>
  call('/api/join', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(wish) });

/** Whether the chair has decided. */
export const look = (login: string): Promise<Result> => call(`/api/walk-ins/${encodeURIComponent(login)}`, { cache: 'no-store' });

export async function giveUp(login: string): Promise<void> {
  await fetch(`/api/walk-ins/${encodeURIComponent(login)}`, { method: 'DELETE' }).catch(() => {});
}

async function call(path: string, init: RequestInit): Promise<Result> {
  const unreached = { is: 'wrong', code: 'join.unreached', args: {} } as const;
  try {
    const answer = await fetch(path, { ...init, signal: AbortSignal.timeout(15_000) });
    if (answer.ok) return { is: 'ok', came: (await answer.json()) as Came };
    if (answer.status >= 500) return unreached;
    const { code, args } = (await answer.json()) as { code: string; args?: Record<string, unknown> };
    return { is: 'wrong', code, args: args ?? {} };
  } catch {
    return unreached;
  }
}

/** As it is read from a wall and typed: in small letters, with spaces, with what looks alike. */
export function codeOf(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-HJKMNP-Z2-9]{6}$/.test(code) ? code : null;
}
