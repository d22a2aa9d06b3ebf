import { expect, test } from 'vitest';
import { codeOf } from './api';

test.each([
  ['K7M2QX', 'K7M2QX'],
  [' k7m 2qx ', 'K7M2QX'],
  ['K7M-2QX', 'K7M2QX'],
  ['K7M2Q', null],
  ['K7M2QXX', null],
  ['K7M2Q0', null],
  ['K7M2QI', null],
  ['', null],
])('%j', (typed, code) => expect(codeOf(typed)).toBe(code));
