// What this tab keeps between the press on "Sign" and the answer: whoever reloads the page in between goes on
// with the same turn, and a signature that was made is sent again as it is.

export interface Pressed {
  readonly fence: number;
  /** A picture, in base64; null: typed. */
  readonly drawn: string | null;
  /** The signature, once it is made. */
  readonly value: string | null;
}

const nameOf = (login: string, agreement: string) => `khural.sign.${login}.${agreement}`;

export function readPressed(login: string, agreement: string): Pressed | null {
  try {
    const text = sessionStorage.getItem(nameOf(login, agreement));
    return text === null ? null : (JSON.parse(text) as Pressed);
  } catch {
    return null;
  }
}

export function keepPressed(login: string, agreement: string, pressed: Pressed | null): void {
  try {
    if (pressed) sessionStorage.setItem(nameOf(login, agreement), JSON.stringify(pressed));
    else sessionStorage.removeItem(nameOf(login, agreement));
  } catch {
    // Then a reload asks for the press once more: the turn is the same, and so are the bytes.
  }
}
