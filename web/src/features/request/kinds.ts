// What one turns to the chair with. It has no place on the list: the chair grants or declines it.
import type { Kind } from '../../live/wire.gen';

export const CHAIR_KINDS = ['TECHNICAL', 'POINT_OF_ORDER', 'PRIVILEGE'] as const;
export type ChairKind = (typeof CHAIR_KINDS)[number];

export const isChairKind = (kind: Kind): kind is ChairKind => (CHAIR_KINDS as readonly Kind[]).includes(kind);
