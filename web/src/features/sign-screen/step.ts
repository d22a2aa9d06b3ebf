// Where a signatory stands on the way to a signature, from what the server shows and what this browser has.
import type { AgreementStage, AgreementViewRow, AgreementViewSigning, PersonId } from '../../live/wire.gen';

export const STEPS = ['identify', 'read', 'consent', 'sign'] as const;
/** `over`: it ended without this signature, or without being concluded. */
export type Step = (typeof STEPS)[number] | 'signed' | 'over';

/** `before`: the ceremony has not begun; `other`: somebody else has the turn. */
export type Turn = 'before' | 'paused' | 'waiting' | 'other' | 'called';

export interface Mine {
  readonly row: AgreementViewRow;
  readonly mine: AgreementViewSigning;
}

const OVER: readonly AgreementStage[] = ['DECLINED', 'CANCELLED', 'EXPIRED', 'SUPERSEDED'];

/** Those that one signs, what goes on now first, what is over last. */
export function mineOf(rows: readonly AgreementViewRow[], person: PersonId | null): Mine[] {
  const rank = ({ stage }: AgreementViewRow) => (stage === 'OPEN' || stage === 'PAUSED' ? 0 : OVER.includes(stage) ? 2 : 1);
  return rows
    .flatMap((row) => {
      const mine = row.signatories.find(({ who }) => who.person === person);
      return mine && row.frozen ? [{ row, mine }] : [];
    })
    .sort((one, other) => rank(one.row) - rank(other.row));
}

/** `certificate`: that of the key which this browser has, by its fingerprint. */
export function stepOf({ row, mine }: Mine, certificate: string | null): Step {
  if (OVER.includes(row.stage) || mine.step === 'DECLINED') return 'over';
  if (mine.step === 'SIGNED' || mine.step === 'ON_PAPER') return 'signed';
  const isElsewhere = mine.who.mode === 'CLIENT' && mine.certificate !== certificate;
  if (mine.step === 'INVITED' || isElsewhere) return 'identify';
  if (mine.step === 'IDENTIFIED') return 'read';
  return mine.step === 'READ' ? 'consent' : 'sign';
}

export function turnOf({ row, mine }: Mine): Turn {
  // A turn that runs is kept to its end, also in a pause.
  if (row.turn?.person === mine.who.person) return 'called';
  if (row.stage === 'PAUSED') return 'paused';
  if (row.stage !== 'OPEN') return 'before';
  return row.turn ? 'other' : 'waiting';
}
