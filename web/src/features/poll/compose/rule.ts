// The sentence of a refusal that can be foreseen: the same words as the server's answer gets.
import { t, type Key } from '../../../i18n';
import type { RejectionCode } from '../../../live/wire.gen';

export const ruleWords = (code: RejectionCode): string => t(`refusals.${code}` as Key);
