// What a workshop needs before the first session can be opened, in the order in which one does it.
import type { Views } from '../../live/wire.gen';

export interface Missing {
  readonly is: 'about' | 'session' | 'items' | 'people' | 'links' | 'seat';
  readonly part: 'about' | 'programme' | 'people' | 'seat';
  readonly isDone: boolean;
}

export function missing({ about, agenda, people, chair }: Views): Missing[] {
  const rows = Object.values(people?.people ?? {});
  const isLarge = (people?.count ?? 0) > rows.length;
  return [
    // A workshop begins with the name of the product and a title that says nothing.
    { is: 'about', part: 'about', isDone: about.title.en !== 'Workshop' || Object.keys(about.title).length > 1 },
    { is: 'session', part: 'programme', isDone: agenda.sessions.length > 0 },
    { is: 'items', part: 'programme', isDone: agenda.order.length > 0 },
    { is: 'people', part: 'people', isDone: (people?.count ?? 0) > 1 },
    { is: 'links', part: 'people', isDone: isLarge || (rows.length > 1 && rows.every((row) => row.linked)) },
    { is: 'seat', part: 'seat', isDone: chair.seat.length > 0 },
  ];
}
