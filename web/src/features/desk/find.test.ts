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
  ['их сургуулъ', 0],
  ['nobody', 0],
])('“%s” finds %s', (typed, count) => expect(findPeople(rows, typed)).toHaveLength(count));

test.each(['үндэсний', 'ундэсний', 'Үндэсний их'])('a keyboard without Ү and Ө will do: “%s”', (typed) => {
  expect(findPeople(rows, typed)[0]?.plate.delegation?.mn).toMatch(/^Үндэсний/);
});

test('who is called so comes before whose words only hold it', () => {
  const found = findPeople(rows, 'rector').map((row) => row.plate.capacity!.en);
  expect(found).toEqual(['Rector', 'Rector', 'Vice-Rector', 'Director']);
});

test('accents are not needed', () => {
  const [row] = rows;
  const accented = { ...row!, plate: { ...row!.plate, name: { fr: 'Zoé Lefèvre' } } };
  expect(findPeople([accented], 'zoe lefevre')).toHaveLength(1);
});
