// A person may have one unfinished wish among the ordinary kinds, and one among these (rules 2).
import type { Kind } from '../../live/wire.gen';

export const isReplyKind = (kind: Kind): boolean => kind === 'REPLY' || kind === 'RIGHT_OF_REPLY';
