import { expect, test } from 'vitest';

// Svelte carries 3 kB for `<input {...anything}>`, and every page of the build pays for it: attributes are
// written one by one. Spreading onto a component costs nothing.
const sources = import.meta.glob<string>('../**/*.svelte', { eager: true, query: '?raw', import: 'default' });

test.each(Object.entries(sources))('%s spreads nothing onto an element', (_, source) => {
  const markup = source.replace(/<script[\s\S]*?<\/script>/g, '');
  expect(markup.match(/<[a-z][^<>]*\{\.\.\.[^}]*\}/g)).toBeNull();
});
