// What went wrong with a call, as a sentence.
import { t, type Key } from '../../i18n';
import type { Views } from '../../live/wire.gen';
import { refusalWords } from '../connection/refusals';
import type { Reply } from '../agreement/call';

/** Codes that are not a rule's. */
const OWN = ['agreement.code_ended', 'agreement.code_not_needed', 'agreement.code_not_sent', 'agreement.code_soon', 'agreement.code_wrong', 'agreement.bad_key', 'agreement.bad_signature', 'agreement.bad_drawing', 'agreement.bad_upload', 'agreement.busy', 'access.not_allowed', 'door.login_ended', 'not_found', 'sign.key_lost', 'too_large'];

/** Why a file was not taken that one can do something about; the rest have one sentence. */
const UPLOADS = ['algorithm', 'certificate', 'changed', 'field', 'time'];

export async function wrongWords(reply: Exclude<Reply<unknown>, { is: 'ok' }>, views: Views | null): Promise<string> {
  if (reply.is === 'away') return t('sign.wrong.away');
  if (reply.is === 'failed') return t('common.failed', { incident: reply.incident });
  if (reply.code === 'agreement.bad_upload') return uploadWords(reply.args);
  if (OWN.includes(reply.code)) return t(`sign.wrong.${reply.code.replace('sign.', '')}` as Key);
  return refusalWords(reply.code, reply.args, views);
}

function uploadWords({ why, offset }: Record<string, unknown>): string {
  if (why === 'changed' && typeof offset === 'number') return t('sign.wrong.agreement.bad_upload.changed.at', { offset });
  const known = UPLOADS.includes(String(why));
  return t(known ? (`sign.wrong.agreement.bad_upload.${String(why)}` as Key) : 'sign.wrong.agreement.bad_upload');
}
