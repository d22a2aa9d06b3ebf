import { readFileSync } from 'node:fs';
import { beforeAll, expect, test, vi } from 'vitest';
import { CEREMONY, agreement } from '../../../fixture/agreements';
import { NOW, people } from '../../../fixture/views';
import { loadWords, setZone } from '../../../i18n';
import type { AgreementViewRow } from '../../../live/wire.gen';
import { look, saidOf } from './said';

beforeAll(async () => {
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('fetch', async (url: string) => new Response(readFileSync(`src/i18n/${url.split('/i18n/')[1]}`)));
  setZone('Asia/Ulaanbaatar');
  await loadWords('ceremony');
});

function given(state: string): { agreement: { agreements: AgreementViewRow[] } } {
  const row = agreement(people.rector, people.president, NOW);
  CEREMONY[state]!(row, NOW);
  return { agreement: { agreements: [row] } };
}
const all = () => true;

test.each([
  ['frozen', 'open', 'The signing begins: Agreement on a joint programme of research and study'],
  ['open', 'called', 'Called to sign: Rector, University of Technology'],
  ['called', 'signing', 'Rector, University of Technology is signing.'],
  ['signing', 'one', 'Rector, University of Technology signed at 14:32:42. President, Institute of Sciences is signing.'],
  ['one', 'paused', 'The signing is paused.'],
  ['one', 'completed', 'President, Institute of Sciences signed at 14:35:58. All have signed: Agreement on a joint programme of research and study'],
  ['completed', 'sealed', 'The signed file is sealed.'],
  ['one', 'declined', 'President, Institute of Sciences declined to sign. The signing has ended. The agreement was not concluded.'],
  ['one', 'paper', 'President, Institute of Sciences signed on paper. All have signed, some of them on paper.'],
  ['open', 'cancelled', 'The agreement was cancelled.'],
  ['paused', 'expired', null],
  ['one', 'one', null],
])('from %s to %s', (before, after, expected) => {
  const [was, is] = [given(before), given(after)];
  const words = saidOf(look(was, all), look(is, all), is, null);
  if (expected !== null || before === after) expect(words).toBe(expected);
  else expect(words).toContain('The time to sign is over.');
});

test('whoever is called hears it as one’s own', () => {
  const [was, is] = [given('open'), given('called')];
  expect(saidOf(look(was, all), look(is, all), is, people.rector.person)).toBe('The chair has called you to sign.');
});

test('a signature is said when this screen has checked it, and once', () => {
  const [was, is] = [given('signing'), given('one')];
  const unchecked = look(is, () => false);
  expect(saidOf(look(was, all), unchecked, is, null)).toBe('President, Institute of Sciences is signing.');
  expect(saidOf(unchecked, look(is, all), is, null)).toBe('Rector, University of Technology signed at 14:32:42.');
});

test('that all have signed is said with the last signature', () => {
  const [was, is] = [given('one'), given('completed')];
  const [half, whole] = [look(is, (_, { who }) => who.person === people.rector.person), look(is, all)];
  expect(saidOf(look(was, all), half, is, null)).toBeNull();
  expect(saidOf(half, whole, is, null)).toContain('All have signed');
});

test('what one finds on arrival is not news', () => {
  const is = given('one');
  expect(saidOf({}, look(is, all), is, null)).toBeNull();
});
