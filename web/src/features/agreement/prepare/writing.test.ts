import { expect, test, vi } from 'vitest';
import { keep, kept, lacking, offered } from './writing';

const article = (en: string, mn = en) => ({ heading: { en, mn }, text: { en, mn } });

test.each([
  ['all is written', [article('a'), article('b')], 0],
  ['a language is missing', [article('a'), article('b', ' ')], 2],
  ['nothing at all is written', [], 0],
])('%s', (_, articles, first) => {
  expect(lacking({ title: {}, articles }, ['en', 'mn'])).toBe(first);
});

test('a clause is offered once it is not there any more', () => {
  const [languages, signing] = [article('Languages'), article('Signing')];
  const changed = { ...languages, text: { en: 'Both texts are equal.' } };
  expect(offered([languages, signing], [article('Purpose'), changed])).toEqual([signing]);
});

test('what was written comes back in the same languages only', () => {
  const store = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => store.get(key) ?? null, setItem: (key: string, text: string) => store.set(key, text) });
  const texts = { title: { en: 'Pact', mn: 'Гэрээ' }, articles: [article('a')] };
  keep('pact', texts);
  expect([kept('pact', ['en', 'mn']), kept('pact', ['en', 'fr']), kept('other', ['en'])]).toEqual([texts, null, null]);
});
