// The register in another order than that of protocol; names are ordered as the reader's language does.
import { lt } from '../../i18n';
import type { PeopleViewPersonRow } from '../../live/wire.gen';

export const ORDERS = ['protocol', 'name', 'delegation'] as const;
export type Order = (typeof ORDERS)[number];

/** `rows` stand in order of protocol, and so do those who are equal. */
export function inOrder(rows: readonly PeopleViewPersonRow[], order: Order, language: string): readonly PeopleViewPersonRow[] {
  if (order === 'protocol') return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const words = ({ plate }: PeopleViewPersonRow) => {
    const text = order === 'delegation' ? plate.delegation : (plate.name ?? plate.capacity);
    return text ? lt(text).text : '';
  };
  return rows
    .map((row) => ({ row, words: words(row) }))
    .sort((a, b) => Number(!a.words) - Number(!b.words) || collator.compare(a.words, b.words))
    .map(({ row }) => row);
}
