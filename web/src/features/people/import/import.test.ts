import { describe, expect, test } from 'vitest';
import type { PeopleViewPersonRow } from '../../../live/wire.gen';
import { batches } from './batches';
import { candidates, type Here } from './candidates';
import { columnOf } from './columns';
import { decode } from './decode';
import { read } from './table';

const utf16 = (text: string, isLittle: boolean, mark: boolean) => {
  const units = [...(mark ? '\ufeff' : ''), ...text].flatMap((c) => c.split('').map((u) => u.charCodeAt(0)));
  return Uint8Array.from(units.flatMap((u) => (isLittle ? [u & 255, u >> 8] : [u >> 8, u & 255])));
};
/** А is 0xC0 in windows-1251. */
const cp1251 = (text: string) => Uint8Array.from([...text].map((c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))));

describe('encodings', () => {
  const text = 'Должность,Организация\nРектор,Университет\n';
  test.each([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
    ['UTF-16, little', utf16(text, true, true), 'utf-16le'],
    ['UTF-16, big', utf16(text, false, true), 'utf-16be'],
    ['UTF-16 without a mark', utf16('name,delegation\nA,B\n', true, false), 'utf-16le'],
    ['UTF-16 without a mark, of Cyrillic', utf16(text, true, false), 'utf-16le'],
    ['windows-1251', cp1251(text), 'windows-1251'],
  ])('%s', (_, bytes, encoding) => {
    const decoded = decode(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(read(decoded.text)!.missing).toEqual([]);
  });
});

test.each([
  ['Name', { column: 'name', language: null }],
  ['Name (mn)', { column: 'name', language: 'mn' }],
  ['capacity:ru', { column: 'capacity', language: 'ru' }],
  [' Албан  тушаал ', { column: 'capacity', language: null }],
  ['单位', { column: 'delegation', language: null }],
  ['e-mail', { column: 'email', language: null }],
  ['Shoe size', null],
])('the column %s', (head, found) => expect(columnOf(head)).toEqual(found));

test.each([[',', ','], [';', ';'], ['\t', '\t']])('separated by %j', (separator, found) => {
  const table = read(`name${separator}delegation\n"One, two; three"${separator}A`)!;
  expect(table.delimiter).toBe(found);
  expect(table.lines[0]!.cells).toEqual(['One, two; three', 'A']);
});

test('missing and unknown columns are named, empty lines keep their number', () => {
  expect(read('Shoe size,Colour\n42,red')!).toMatchObject({ missing: ['name', 'capacity'], ignored: ['Shoe size', 'Colour'] });
  expect(read('Name,Colour\n\nA,red\n')!).toMatchObject({ missing: [], ignored: ['Colour'], lines: [{ number: 3 }] });
  expect(read('  \n ')).toBeNull();
});

let n = 0;
const here = (rows: PeopleViewPersonRow[] = []): Here => ({
  rows,
  delegations: { ministry: { name: { en: 'Ministry', mn: 'Яам' }, rank: 4, head: null } },
  language: 'en',
  newId: (kind) => `${kind}-${++n}`,
});
const of = (text: string, rows: PeopleViewPersonRow[] = []) => candidates(read(text)!, here(rows));
const row = (name: string, delegation: string | null) => ({ plate: { person: 'known', name: { en: name }, capacity: null }, delegation, rank: 7 }) as unknown as PeopleViewPersonRow;

describe('people', () => {
  test('delegations that are here are used, others are made once', () => {
    const [a, b, c] = of('name,delegation\nA,яам\nB,Academy\nC,ACADEMY ');
    expect(a!.row.delegation).toBe('ministry');
    expect(b!.delegation).toMatchObject({ name: { en: 'Academy' }, rank: 5 });
    expect(c!.row.delegation).toBe(b!.row.delegation);
    expect([b!.row.rank, c!.row.rank]).toEqual([1, 2]);
  });

  test('several languages side by side', () => {
    expect(of('name (mn),name (en),capacity\nНэр,Name,Dean')[0]!.row.card).toEqual({ name: { mn: 'Нэр', en: 'Name' }, capacity: { en: 'Dean' } });
  });

  test.each([
    ['neither name nor capacity', 'name,delegation\n,Academy', ['no_card']],
    ['201 characters', `name,delegation\n${'x'.repeat(201)},A`, ['too_long']],
    ['no address', 'name,email\nA,nobody', ['email_wrong']],
    ['an alternate of nobody', 'name,delegation,alternate of\nA,X,B', ['alternate_unknown']],
    ['a head of nothing', 'name,head\nA,yes', ['head_alone']],
  ])('%s', (_, text, faults) => expect(of(text)[0]!.faults).toEqual(faults));

  test('200 characters outside the basic plane fit', () => expect(of(`name\n${'👩'.repeat(200)}`)[0]!.faults).toEqual([]));

  test('duplicates in the table and of those who are here are marked', () => {
    expect(of('name,delegation\nA,X\n a ,x\nA,Y').map((each) => each.faults)).toEqual([[], ['twice'], []]);
    expect(of('name,delegation\nA,Ministry', [row('A', 'ministry')])[0]!.faults).toEqual(['here']);
    expect(of('name,delegation\nA,Ministry', [row('A', null)])[0]!.faults).toEqual([]);
  });

  test('an alternate sits in the seat of somebody above, below, or here', () => {
    const [deputy, holder] = of('name,delegation,alternate of\nDeputy,X,Holder\nHolder,X,');
    expect(deputy!.row.alternateOf).toBe(holder!.row.person);
    expect(of('name,delegation,alternate of\nDeputy,Ministry,Known', [row('Known', 'ministry')])[0]!.row.alternateOf).toBe('known');
    expect(batches([deputy!, holder!])[0]!.candidates).toEqual([holder, deputy]);
  });

  test('formulas lose their sign, and that is said', () => {
    const [each, dash] = of('name,capacity\n=HYPERLINK(1),+Dean\nB,-');
    expect(each!.row.card).toEqual({ name: { en: 'HYPERLINK(1)' }, capacity: { en: 'Dean' } });
    expect(each!.notes).toEqual(['formula']);
    expect(dash!).toMatchObject({ notes: [], row: { card: { name: { en: 'B' }, capacity: null } } });
  });

  test('the second head of a delegation is said and stays a member', () => {
    const [, second] = of('name,delegation,head\nA,X,yes\nB,X,да');
    expect(second).toMatchObject({ notes: ['head_twice'], faults: [], row: { head: false } });
  });

  test('roles in any of our languages', () => {
    expect(of('name,role\nA,"Организатор, floor assistant"')[0]!.row.roles).toEqual(['ORGANISER', 'ASSISTANT']);
    expect(of('name,role\nA,chair')[0]!).toMatchObject({ notes: ['role_unknown'], row: { roles: [] } });
  });
});

test('a quotation mark that is never closed is told with its row', () => {
  expect(read('capacity,delegation\nRector,"D1\nDean,D2\nExpert,D3')?.torn).toBe(2);
  expect(read('capacity,delegation\nRector,"D1"\nDean,D2')?.torn).toBeNull();
});

test('five thousand rows go in batches that fit one ask', () => {
  const lines = Array.from({ length: 5_200 }, (_, i) => `Person ${i},Delegation ${i % 40}`);
  const table = read(`name,delegation\n${lines.join('\n')}`)!;
  expect([table.lines.length, table.isTooLong]).toEqual([5_000, true]);
  const all = batches(candidates(table, here()));
  expect(all.reduce((sum, each) => sum + each.candidates.length, 0)).toBe(5_000);
  for (const each of all) {
    expect(each.candidates.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(each.command).length).toBeLessThan(60_000);
  }
});
