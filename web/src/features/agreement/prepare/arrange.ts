// Parties and signatories are saved whole: what one form changes, put into the lists as they are now.
import type { AgreementViewRow, Command, LocalizedText, Party, PersonId, Plate, Signatory } from '../../../live/wire.gen';

type Lists = Pick<AgreementViewRow, 'id' | 'parties' | 'signatories'>;

export function arranged({ id, parties, signatories }: Lists, change: { parties?: readonly Party[]; signatories?: readonly Signatory[] }): Command {
  return {
    type: 'agreement.arrangeSignatories',
    agreement: id,
    parties: [...(change.parties ?? parties)],
    signatories: [...(change.signatories ?? whos({ signatories }))],
  };
}

export function whos({ signatories }: Pick<AgreementViewRow, 'signatories'>): Signatory[] {
  return signatories.map((each) => each.who);
}

/** The same list with one more at its end, or with that one in the place of the one it was. */
export function put<Each>(all: readonly Each[], one: Each, isIt: (each: Each) => boolean): Each[] {
  const at = all.findIndex(isIt);
  return at < 0 ? [...all, one] : all.map((each, i) => (i === at ? one : each));
}

export function moved<Each>(all: readonly Each[], from: number, to: number): Each[] {
  const next = [...all];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** As the document will say it: the name, or the office where no name is to be said. */
export function cardOf(plate: Plate): { name: LocalizedText; capacity: LocalizedText } {
  const capacity = plate.capacity ?? {};
  return { name: plate.name ?? capacity, capacity };
}

/** An id of a party: a delegation keeps its own, if it is one that a party can have. */
export function isPartyId(id: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(id);
}

/** Whether a party has nobody who signs for it. */
export function isUnsigned(party: Party, { signatories }: Pick<AgreementViewRow, 'signatories'>): boolean {
  return !signatories.some((each) => each.who.party === party.id);
}

export function placed(all: readonly Signatory[], except?: PersonId) {
  return all.flatMap((each) => (each.place && each.person !== except ? [each.place] : []));
}
