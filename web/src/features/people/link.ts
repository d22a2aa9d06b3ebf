import { t } from '../../i18n';
import { refusalWords } from '../connection/refusals';

/** The new link's address, or the sentence that says why there is none. */
export async function issueLink(login: string, person: string): Promise<{ url: string } | { wrong: string }> {
  try {
    const answer = await fetch(`/api/logins/${encodeURIComponent(login)}/links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    if (answer.ok) return (await answer.json()) as { url: string };
    const refusal = (await answer.json().catch(() => ({}))) as { code?: string; args?: Record<string, unknown> };
    return { wrong: refusal.code ? await refusalWords(refusal.code, refusal.args ?? {}, null) : t('organiser.link.unreached') };
  } catch {
    return { wrong: t('organiser.link.unreached') };
  }
}
