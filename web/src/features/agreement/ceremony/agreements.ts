// Agreements as a screen sees them: which one it is about, and how far each signatory is. Pure; what may be done
// is decided by the server.
import type { AgreementView, AgreementViewRow, AgreementViewSigning, PersonId, Plate, Views } from '../../../live/wire.gen';

export type Row = AgreementViewRow;
export type Signing = AgreementViewSigning;
type Seen = Pick<Views, 'agreement'>;

/** How far a signatory is, their turn among it. */
export type How = 'invited' | 'identified' | 'read' | 'ready' | 'called' | 'signing' | 'signed' | 'paper' | 'declined';

const HOW = {
  INVITED: 'invited',
  IDENTIFIED: 'identified',
  READ: 'read',
  READY: 'ready',
  SIGNED: 'signed',
  ON_PAPER: 'paper',
  DECLINED: 'declined',
} as const;

export const agreementsOf = ({ agreement }: Seen): AgreementView['agreements'] => agreement.agreements;

/** The ceremony goes on. */
export const isRunning = ({ stage }: Pick<Row, 'stage'>): boolean => stage === 'OPEN' || stage === 'PAUSED';

/** All have signed, on the screen or on paper. */
export const isConcluded = ({ stage }: Pick<Row, 'stage'>): boolean => stage === 'COMPLETED' || stage === 'SEALED' || stage === 'ON_PAPER';

/** It ended without being concluded. */
export const isEnded = ({ stage }: Pick<Row, 'stage'>): boolean => stage === 'DECLINED' || stage === 'CANCELLED' || stage === 'EXPIRED';

export const isOver = (row: Pick<Row, 'stage'>): boolean => isConcluded(row) || isEnded(row);

export const runningOf = (views: Seen): Row | null => agreementsOf(views).find(isRunning) ?? null;

export const frozenOf = (views: Seen): Row[] => agreementsOf(views).filter(({ stage }) => stage === 'FROZEN');

/** Those that are over, the latest first. */
export const overOf = (views: Seen): Row[] => agreementsOf(views).filter(isOver).sort((a, b) => endedAt(b) - endedAt(a));

/** When it ended, as far as a view says it: of one that was signed on paper alone it does not. */
export function endedAt(row: Row): number {
  const signed = row.signatories.map((each) => each.signed?.at ?? 0);
  const expired = row.stage === 'EXPIRED' ? row.terms.expires : 0;
  return Math.max(row.ending?.at ?? 0, expired, ...signed);
}

export function howFar(row: Pick<Row, 'turn'>, { who, step }: Signing): How {
  if (row.turn?.person === who.person) return row.turn.signing ? 'signing' : 'called';
  return HOW[step];
}

/** People are named by their office and institution; as a plate, so that sentences can. */
export function plateOf(row: Pick<Row, 'parties'>, { who }: Signing): Plate {
  const party = row.parties.find(({ id }) => id === who.party);
  return { person: who.person, delegation: party?.name ?? null, name: null, capacity: who.capacity };
}

export function signingOf(row: Row, person: PersonId | null): Signing | null {
  return row.signatories.find(({ who }) => who.person === person) ?? null;
}

/** Still to sign, in the order of the list. */
export const waitingFor = ({ signatories }: Row): Signing[] => signatories.filter(({ step }) => !['SIGNED', 'ON_PAPER', 'DECLINED'].includes(step));

/** Who have not read it and agreed yet. */
export const unready = (row: Row): Signing[] => waitingFor(row).filter(({ step }) => step !== 'READY');

/** The one that would be called next: the first who waits and is ready. */
export const nextToCall = (row: Row): Signing | null => waitingFor(row).find(({ step }) => step === 'READY') ?? null;

/** Seconds that are left of the turn. */
export const secondsLeft = (row: Pick<Row, 'turn'>, now: number): number => Math.max(0, Math.ceil(((row.turn?.until ?? now) - now) / 1_000));

/**
 * The fingerprint that all compare, on every screen the same: of the file as it is now, which whoever has the turn
 * is about to sign and the other screens have reckoned. `partly`: with some of the signatures.
 */
export function printOf(row: Row): { readonly of: 'document' | 'partly' | 'signed'; readonly sha256: string } | null {
  const { head, frozen, stage } = row;
  if (head === null) return null;
  const isWhole = stage === 'COMPLETED' || stage === 'SEALED';
  return { of: isWhole ? 'signed' : head === frozen ? 'document' : 'partly', sha256: head };
}

/** Whether this person may see the document itself; the server decides, and this spares a link that is refused. */
export function mayRead(row: Row, person: PersonId | null, runs: boolean): boolean {
  return row.frozen !== null && (runs || row.terms.shown === 'DOCUMENT' || signingOf(row, person) !== null);
}

export const fileOf = (login: string, row: Pick<Row, 'id'>, sha256: string): string =>
  `/api/logins/${encodeURIComponent(login)}/agreements/${encodeURIComponent(row.id)}/files/${sha256}`;
