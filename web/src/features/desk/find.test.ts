import { expect, test } from 'vitest';
import { discussion } from '../../fixture/views';
import { findPeople } from './find';

const { people, order } = discussion().people!;
const rows = order.map((id) => people[id]!);

test.each([
  ['', 9],
  ['university', 4],
  ['UNIVERSITY dean', 1],
  ['rector univ', 3],
  ['их сургууль', 4],
  ['их сургууль ЗАХИРАЛ', 3],
  ['их сүргүүль', 0],
  ['nobody', 0],
])('“%s” finds %s', (typed, count) => expect(findPeople(rows, typed)).toHaveLength(count));

test('accents are not needed', () => {
  const [row] = rows;
  const accented = { ...row!, plate: { ...row!.plate, name: { fr: 'Zoé Lefèvre' } } };
  expect(findPeople([accented], 'zoe lefevre')).toHaveLength(1);
});
