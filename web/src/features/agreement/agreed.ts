// What was read and agreed to in this browser. It is remembered here and not asked of the server again: were
// another document put in its place, this is what it would differ from.
import type { Desk } from './call';

export interface Agreed {
  /** Fingerprint of the document that was read. */
  readonly document: string;
  /** Of the text that was agreed to; null: not yet, or in another browser. */
  readonly text: string | null;
}

const nameOf = ({ login, agreement }: Desk) => `khural.agreed.${login}.${agreement}`;

export function readAgreed(desk: Desk): Agreed | null {
  try {
    const text = localStorage.getItem(nameOf(desk));
    return text === null ? null : (JSON.parse(text) as Agreed);
  } catch {
    return null;
  }
}

export function keepAgreed(desk: Desk, agreed: Agreed): void {
  try {
    localStorage.setItem(nameOf(desk), JSON.stringify(agreed));
  } catch {
    // Then it is known as long as the page is open.
  }
}
