import type { Place } from './place';

/** `empty`: nobody's turn; `mine`: whoever looks signs there, later; `called`, `signing`: now; `signed`: done. */
export type FieldState = 'empty' | 'mine' | 'called' | 'signing' | 'signed';

/** A place where somebody signs, as a page shows it. */
export interface Field {
  readonly id: string;
  readonly place: Place;
  readonly state: FieldState;
  /** Who signs there. */
  readonly label: string;
  readonly lang?: string;
}
