import { expect, test } from 'vitest';
import { meaning, type Press } from './keys';

const FREE = { typing: false, inDialog: false };
const TYPING = { typing: true, inDialog: false };
const DIALOG = { typing: false, inDialog: true };

function press(key: string, more: Partial<Press> = {}): Press {
  return {
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    defaultPrevented: false,
    isComposing: false,
    ...more,
  };
}

test.each([
  ['a letter', press('n'), FREE, 'next'],
  ['a capital letter', press('E', {}), FREE, 'E'],
  ['plus', press('+'), FREE, '+'],
  ['plus without shift', press('='), FREE, '+'],
  ['the palette', press('k', { ctrlKey: true }), FREE, 'palette'],
  ['the palette on a Mac', press('k', { metaKey: true }), FREE, 'palette'],
  ['the palette while typing', press('k', { ctrlKey: true }), TYPING, 'palette'],
  ['a Russian keyboard', press('т', { code: 'KeyN' }), FREE, 'next'],
  ['a Mongolian keyboard', press('ү', { code: 'KeyE' }), FREE, 'E'],
  ['a French keyboard goes by the letter', press('a', { code: 'KeyQ' }), FREE, 'A'],
  ['a letter without a meaning', press('x'), FREE, null],
  ['typing', press('n'), TYPING, null],
  ['a dialog', press('n'), DIALOG, null],
  ['the palette in a dialog', press('k', { ctrlKey: true }), DIALOG, null],
  ['held down', press('n', { repeat: true }), FREE, null],
  ['with Ctrl', press('p', { ctrlKey: true }), FREE, null],
  ['with Alt', press('n', { altKey: true }), FREE, null],
  ['already used', press('n', { defaultPrevented: true }), FREE, null],
  ['composing', press('n', { isComposing: true }), FREE, null],
])('%s', (_, pressed, place, expected) => {
  expect(meaning(pressed, place)).toBe(expected);
});
