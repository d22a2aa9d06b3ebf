import { applyPatch, createPatch, type Operation } from 'rfc6902';
import { describe, expect, test } from 'vitest';
import { patchViews } from './patch';
import type { JsonPatch } from './wire.gen';

/** A small seeded generator, so that a failure can be repeated. */
function dice(seed: number): (sides: number) => number {
  return (sides) => {
    seed = (seed * 1664525 + 1013904223) % 4294967296;
    return Math.floor((seed / 4294967296) * sides);
  };
}

function something(roll: (sides: number) => number, depth: number): unknown {
  const kind = depth === 0 ? roll(3) : roll(5);
  if (kind === 0) return roll(4);
  if (kind === 1) return ['a', 'b/c', 'd~e', ''][roll(4)];
  if (kind === 2) return null;
  const parts = Array.from({ length: roll(4) }, () => something(roll, depth - 1));
  return kind === 3 ? parts : Object.fromEntries(parts.map((part, i) => [['x', 'y/z', 'q~', '0'][i]!, part]));
}

test('random changes end as the reference library ends them', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const roll = dice(seed);
    const [before, after] = [{ c: something(roll, 3) }, { c: something(roll, 3) }];
    const operations = createPatch(before.c, after.c);
    const reference = structuredClone(before);
    const whole = operations.map((each) => ({ ...each, path: `/c${each.path}` }) as Operation);
    expect(applyPatch(reference, whole), `seed ${seed}`).not.toContain(expect.any(Error));
    expect(patchViews(before, { c: operations as JsonPatch }), `seed ${seed}`).toBe(true);
    expect(before, `seed ${seed}`).toEqual(after);
  }
});

describe('operations', () => {
  const start = () => ({ floor: { entries: { f1: { used: 0 }, f2: { used: 5 } }, waiting: ['f1', 'f2'] }, undo: null });

  test.each<[string, Record<string, JsonPatch>, object]>([
    ['removes a row', { floor: [{ op: 'remove', path: '/waiting/0' }] }, { waiting: ['f2'] }],
    ['appends', { floor: [{ op: 'add', path: '/waiting/-', value: 'f3' }] }, { waiting: ['f1', 'f2', 'f3'] }],
    ['moves within', { floor: [{ op: 'move', from: '/waiting/0', path: '/waiting/1' }] }, { waiting: ['f2', 'f1'] }],
    ['replaces a field', { floor: [{ op: 'replace', path: '/entries/f1/used', value: 9 }] }, { entries: { f1: { used: 9 }, f2: { used: 5 } } }],
    ['copies', { floor: [{ op: 'copy', from: '/entries/f1', path: '/entries/f3' }] }, { entries: { f1: { used: 0 }, f2: { used: 5 }, f3: { used: 0 } } }],
  ])('%s', (_, patches, expected) => {
    const views = start();
    expect(patchViews(views, patches)).toBe(true);
    expect(views.floor).toMatchObject(expected);
  });

  test('the empty path replaces the chapter', () => {
    const views = start();
    expect(patchViews(views, { undo: [{ op: 'replace', path: '', value: { act: 1 } }] })).toBe(true);
    expect(views.undo).toEqual({ act: 1 });
  });

  test('what is not touched stays the same object', () => {
    const views = start();
    const { f2 } = views.floor.entries;
    patchViews(views, { floor: [{ op: 'replace', path: '/entries/f1/used', value: 9 }, { op: 'remove', path: '/waiting/0' }] });
    expect(views.floor.entries.f2).toBe(f2);
  });

  test.each<[string, JsonPatch]>([
    ['a row that is not there', [{ op: 'remove', path: '/waiting/7' }]],
    ['a field that is not there', [{ op: 'replace', path: '/entries/f9/used', value: 1 }]],
    ['an index beyond the end', [{ op: 'add', path: '/waiting/9', value: 'x' }]],
    ['an unknown operation', [{ op: 'invent', path: '/waiting/0' }]],
    ['a test that fails', [{ op: 'test', path: '/waiting/0', value: 'f2' }]],
    ['the prototype', [{ op: 'replace', path: '/__proto__/x', value: 1 }]],
  ])('%s does not fit', (_, operations) => {
    expect(patchViews(start(), { floor: operations })).toBe(false);
  });
});
