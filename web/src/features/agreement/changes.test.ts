import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { changes } from './changes';
import { dictionary } from './dictionary';
import fixture from './fixtures/second-signature.json';
import { lastSection, latin } from './sections';

// Made by the server's own code: see BrowserFixtureTest.
const FIELD = 'party-2';
const unzipped = (text: string) => new Uint8Array(gunzipSync(Buffer.from(text, 'base64')));
const document = unzipped(fixture.documentGzip);
const { r0Length, baseLength } = fixture;
const [tables, hybrid] = Object.entries(fixture.others).map(([name, other]) => ({
  name,
  all: unzipped(other.documentGzip),
  length: other.r0Length,
}));
const join = (one: Uint8Array, other: Uint8Array) => new Uint8Array([...one, ...other]);
const bytes = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const wordOf = (all: Uint8Array, object: number) => {
  const found = [...latin(all, 0).matchAll(new RegExp(`\n${object} 0 obj\n([^]*?)\nendobj`, 'g'))];
  return found.at(-1)![1]!;
};

interface Rogue {
  objects?: Record<number, string>;
  /** What the section says of objects, instead of where they were put. */
  says?: Record<number, string>;
  trailer?: string;
  prev?: number;
  size?: number;
}
/** A revision as anybody can append it, well-formed. */
function appended(all: Uint8Array, { objects = {}, says = {}, trailer = '', prev = lastSection(all)!, size = 40 }: Rogue): Uint8Array {
  let text = '\n';
  const lines: Record<number, string> = {};
  for (const [number, word] of Object.entries(objects)) {
    lines[Number(number)] = `${String(all.length + text.length).padStart(10, '0')} 00000 n`;
    text += `${number} 0 obj\n${word}\nendobj\n`;
  }
  const start = all.length + text.length;
  const entries = Object.entries({ ...lines, ...says }).map(([number, line]) => `${number} 1\n${line} \n`);
  text += `xref\n${entries.join('')}trailer\n<</Root 1 0 R /Size ${size} /Prev ${prev} ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return join(all, bytes(text));
}

const read = tables!.all.slice(0, tables!.length);
const rogue = (given: Rogue) => changes(appended(read, given), read.length, FIELD);
const FIELD_NOW = wordOf(read, 4);
const SIGNED = FIELD_NOW.replace(/>>$/, '/V 30 0 R >>');
const good: Rogue = { objects: { 30: '<</Type/Sig>>', 4: SIGNED } };

test.each([tables!, hybrid!])('a signature on $name is nothing but a signature', async ({ all, length }) => {
  expect(await changes(all, length, FIELD)).toBeNull();
});

test('so are two, one after the other', async () => {
  expect(await changes(document, r0Length, FIELD)).toBeNull();
  expect(await changes(document.slice(0, baseLength), r0Length, 'party-1')).toBeNull();
  expect(await rogue(good)).toBeNull();
});

test('the signature is in the field that was meant', async () => {
  expect(await changes(document, r0Length, 'party-1')).toBe('field');
  expect(await changes(document, baseLength, FIELD)).toBeNull();
});

test('nothing was appended, or nothing is signed', async () => {
  expect(await changes(read, read.length, FIELD)).toBe('structure');
  expect(await rogue({ objects: { 30: '<<>>' } })).toBe('fields');
});

const place = (at: number, generation = '00000 n') => `${String(at).padStart(10, '0')} ${generation}`;
const field = (what: string, by: string): Rogue => ({ objects: { 4: SIGNED.replace(what, by) } });
const also = (object: number, what: string | RegExp, by: string): Rogue => ({
  objects: { ...good.objects, [object]: wordOf(read, object).replace(what, by) },
});

test.each<[string, Rogue, string]>([
  ['a page is written anew', { objects: { ...good.objects, 3: '<</Type/Page/Contents 31 0 R>>' } }, 'object 3'],
  ['a page has another generation', { ...good, says: { 3: place(700, '00001 n') } }, 'object 3'],
  ['an object is freed', { ...good, says: { 3: place(0, '00001 f') } }, 'object 3'],
  ['an object is another of those that were read', { ...good, says: { 3: place(15) } }, 'object 3'],
  ['an object is not where it is said to be', { ...good, says: { 31: place(read.length + 3) } }, 'object 31'],
  ['the document does something when it is opened', also(1, />>$/, '/OpenAction 31 0 R >>'), 'object 1'],
  ['the document has other pages', also(1, '/Pages 2', '/Pages 31'), 'object 1'],
  ['the form has other fields', also(7, '[4 0 R]', '[4 0 R 31 0 R]'), 'object 7'],
  ['the field lies elsewhere', field('/Rect [60.0', '/Rect [0.0'), 'object 4'],
  ['the field says two things', field('/V', '/Rect [0 0 600 800] /V'), 'object 4'],
  ['the field says it in another way', field('/V', '/#52ect [0 0 600 800] /V'), 'object 4'],
  ['the catalog is another', { ...good, trailer: '/Root 31 0 R' }, 'structure'],
  ['the document is encrypted', { ...good, trailer: '/Encrypt 31 0 R' }, 'object 4'],
  ['a section hides beside the other', { ...good, trailer: '/XRefStm 100' }, 'structure'],
  ['a section leaves out those before', { ...good, prev: 221 }, 'structure'],
  ['a section names itself', { ...good, prev: read.length + 1_000_000 }, 'structure'],
])('%s', async (_, given, fault) => {
  expect(await rogue(given)).toBe(fault);
});

test('a signature that is there is not written anew', async () => {
  const signed = tables!.all;
  const again = appended(signed, { objects: { 4: wordOf(signed, 4).replace('/V 16', '/V 30'), 30: '<</Type/Sig>>' } });
  expect(await changes(again, tables!.length, FIELD)).toBe('object 4');
  const look = appended(signed, { objects: { 15: '<</Type/XObject>>' } });
  expect(await changes(look, tables!.length, FIELD)).toBe('object 15');
});

test('a form may lie in the catalog', async () => {
  const form = wordOf(read, 7);
  const catalog = (word: string) => wordOf(read, 1).replace('7 0 R', word);
  const inside = appended(read, { objects: { 1: catalog(form) }, size: 12 });
  const signed = (word: string) => appended(inside, { objects: { ...good.objects, 1: catalog(word) } });
  expect(await changes(signed(form.replace('>>', '/SigFlags 3 >>')), inside.length, FIELD)).toBeNull();
  expect(await changes(signed(form.replace('[4 0 R]', '[31 0 R]')), inside.length, FIELD)).toBe('object 1');
});

test('who signed before can not have changed more either', async () => {
  const before = appended(read, { objects: { 3: '<</Type/Page>>' } });
  expect(await changes(appended(before, good), read.length, FIELD)).toBe('object 3');
});

test('no prefix of a document, and no noise, is taken for one', async () => {
  for (let length = read.length; length < tables!.all.length; length += 997)
    expect(await changes(tables!.all.slice(0, length), read.length, FIELD)).toBe('structure');
  expect(await changes(join(read, bytes('startxref\n0\n%%EOF')), read.length, FIELD)).toBe('structure');
});

test('a dictionary is read in one way or not at all', () => {
  const words = '<< /A [1 0 R (b\\) c) <</D /E>>] % no\n/F 7 0 R /G 7 /H (x)>> endobj';
  expect([...dictionary(words)!.entries]).toEqual([
    ['A', '[ 1 0 R (b\\) c) << /D /E >> ]'],
    ['F', '7 0 R'],
    ['G', '7'],
    ['H', '(x)'],
  ]);
  for (const wrong of ['', '<</A 1', '<</A 1 /A 2>>', '<</A>>', '<</A [1>>', '<<(a) 1>>', '<</A (b(c))>>', '<</#41 1>>'])
    expect(dictionary(wrong)).toBeNull();
});
