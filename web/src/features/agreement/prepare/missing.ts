// What an agreement lacks before it can be frozen, in the order in which one would bring it.
import type { AgreementViewRow, Signatory } from '../../../live/wire.gen';
import { overlap } from './place';
import { whos } from './arrange';

export type Step = 'terms' | 'document' | 'signatories' | 'fields' | 'apart';

export interface Checked {
  readonly step: Step;
  readonly isDone: boolean;
  /** For `fields`: those whose field is not on a page. */
  readonly who: readonly Signatory[];
}

/** A signing that ends sooner is a mistake (PrepareCommand.SOONEST). */
export const SOONEST = 5 * 60_000;

export function checked(row: AgreementViewRow, now: number): Checked[] {
  const all = whos(row);
  const off = all.filter((each) => !isOnPage(each, row.pages));
  const step = (name: Step, isDone: boolean, who: readonly Signatory[] = []): Checked => ({ step: name, isDone, who });
  return [
    step('terms', row.terms.expires >= now + SOONEST),
    step('document', row.document !== null),
    step('signatories', all.length > 0),
    step('fields', all.length > 0 && row.document !== null && off.length === 0, off),
    step('apart', clashes(all).length === 0, clashes(all)),
  ];
}

export function isOnPage({ place }: Signatory, pages: number): boolean {
  return place !== null && place.page <= pages;
}

/** Those whose fields lie over another one. */
export function clashes(all: readonly Signatory[]): Signatory[] {
  return all.filter(
    (one) => one.place && all.some((other) => other !== one && other.place && overlap(one.place!, other.place)),
  );
}
