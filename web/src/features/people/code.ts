import { t } from '../../i18n';
import type { Admission } from '../../live/wire.gen';
import { refusalWords } from '../connection/refusals';

/** A new code in place of the one before, or the sentence that says why there is none. */
export async function makeCode(login: string, admission: Admission): Promise<{ code: string } | { wrong: string }> {
  try {
    const answer = await fetch(`/api/logins/${encodeURIComponent(login)}/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ admission }),
    });
    if (answer.ok) return (await answer.json()) as { code: string };
    const refusal = (await answer.json().catch(() => ({}))) as { code?: string; args?: Record<string, unknown> };
    return { wrong: refusal.code && answer.status < 500 ? await refusalWords(refusal.code, refusal.args ?? {}, null) : t('people.walk.unreached') };
  } catch {
    return { wrong: t('people.walk.unreached') };
  }
}
