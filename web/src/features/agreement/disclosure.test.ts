import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from './disclosure';

// People agreed to these very bytes, and the evidence names them: a text that is released never changes.
const RELEASED = {
  '1/en.txt': 'd8b16d5b5aec0c261f58398db5dba3f2238498d1c88695dfa64c1fd908cee9d6',
  '1/fr.txt': '3b42ddf65455bcccbcf434cea6577736993dd05b791e71f59f4ff7e235b01b96',
  '1/mn.txt': '95824a75d3eb8dfa2919269703a3b9b22b037e87bf54098c3d386e597e4b11a4',
  '1/ru.txt': '8babcd9e8978751777cd28dc247476da9d9980d5bc872675669d245fbaabdc37',
  '1/zh.txt': 'd684f6f59a7c926eaecce8ae7222c9ade71e408c974129b7393080968a77bdc2',
} as const;

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../../public/disclosure', name));

test.each(Object.entries(RELEASED))('%s is what it was', (name, sha256) => {
  expect(createHash('sha256').update(read(name)).digest('hex')).toBe(sha256);
});

test.each(Object.keys(RELEASED))('%s has a title and five parts, each with a text', (name) => {
  const { title, parts } = parse(read(name).toString('utf8'));
  expect(title).not.toBe('');
  expect(parts.map(({ heading, text }) => heading !== '' && text !== '')).toEqual([true, true, true, true, true]);
});
