import { expect, test } from 'vitest';
import { codeOf, pathOf } from './qr';

test('a run of dark modules is one rectangle', () => {
  const rows = [
    [true, true, false],
    [false, false, true],
    [false, false, false],
  ];
  expect(pathOf(rows)).toBe('M0 0h2v1h-2zM2 1h1v1h-1z');
});

test('a code has the three squares that scanners look for', async () => {
  const { size, path } = await codeOf('https://khural.example.org/');
  expect(size).toBe(29);
  expect(path).toMatch(/^M0 0h7v1h-7z/);
  expect(path).toContain(`M${size - 7} 0h7v1h-7z`);
  expect(path).toContain(`M0 ${size - 1}h7v1h-7z`);
});
