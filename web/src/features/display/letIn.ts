import { t } from '../../i18n';
import { refusalWords } from '../connection/refusals';

/** Null when the display is let in, else the sentence that says why not. */
export async function letIn(login: string, code: string, name: string): Promise<string | null> {
  try {
    const answer = await fetch(`/api/logins/${encodeURIComponent(login)}/displays`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, name }),
    });
    if (answer.ok) return null;
    const refusal = (await answer.json().catch(() => ({}))) as { code?: string; args?: Record<string, unknown> };
    if (answer.status === 404) return t('chair.hall.pair.code_unknown');
    if (answer.status === 403) return t('chair.hall.pair.not_allowed');
    return refusal.code ? await refusalWords(refusal.code, refusal.args ?? {}, null) : t('chair.hall.pair.unreached');
  } catch {
    return t('chair.hall.pair.unreached');
  }
}
