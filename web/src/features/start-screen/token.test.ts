import { expect, test } from 'vitest';
import { tokenOf } from './token';

const TOKEN = 'Zk3r0d9-QmV_yb1c2d3e4f5g6h7j8k9m0n1p2q3r4s5';
const HERE = 'https://khural.example.org';

test.each([
  ['', { is: 'empty' }],
  ['  ', { is: 'empty' }],
  [`${HERE}/door#${TOKEN}`, { is: 'ok', token: TOKEN }],
  [`  Your link: <${HERE}/door#${TOKEN}>.`, { is: 'ok', token: TOKEN }],
  [`https://elsewhere.org/door#${TOKEN}`, { is: 'foreign' }],
  [`${HERE}/door`, { is: 'no_link' }],
  [`${HERE}/door#short`, { is: 'no_link' }],
  ['hello', { is: 'no_link' }],
])('%s', (pasted, expected) => {
  expect(tokenOf(pasted, HERE)).toEqual(expected);
});
