import { expect, test } from 'vitest';
import { discussion } from '../../fixture/views';
import { pictureOf } from './scene';

type Raw = Record<string, any>;
const speaking = () => {};
const silent = (v: Raw) => void (v.floor.stack = []);
const noItem = (v: Raw) => (silent(v), void (v.agenda.active = null));
const phase = (name: string) => (v: Raw) => {
  v.agenda.sessions[0].phase = name;
  if (name === 'PLANNED' || name === 'CLOSED') v.agenda.current = null;
};
const pin = (scene: string) => (v: Raw) => void (v.display.pinned = scene);
const second = (v: Raw) => void v.agenda.sessions.push({ ...v.agenda.sessions[0], id: 's2', phase: 'PLANNED' });

test.each([
  ['somebody speaks', [speaking], 'SPEAKER'],
  ['nobody speaks', [silent], 'ITEM'],
  ['just opened', [noItem], 'WELCOME'],
  ['suspended', [phase('SUSPENDED')], 'SUSPENDED'],
  ['before', [noItem, phase('PLANNED')], 'WELCOME'],
  ['after', [noItem, phase('CLOSED')], 'CLOSED'],
  ['between two sessions', [noItem, phase('CLOSED'), second], 'WELCOME'],
  ['the item is pinned', [pin('ITEM')], 'ITEM'],
  ['a speaker is pinned, nobody speaks', [silent, pin('SPEAKER')], 'ITEM'],
  ['the break is pinned, there is none', [pin('SUSPENDED')], 'SPEAKER'],
  ['welcome is pinned', [pin('WELCOME')], 'WELCOME'],
])('%s', (_, changes, expected) => {
  const views = discussion();
  for (const change of changes) change(views as unknown as Raw);
  expect(pictureOf(views)).toBe(expected);
});

test.each([
  ['its own before the one for all', 'ITEM', [pin('WELCOME')], 'ITEM'],
  ['what the others show, when there is nothing of its own to show', 'SUSPENDED', [pin('WELCOME')], 'WELCOME'],
  ['the lectern, also when nobody speaks', 'LECTERN', [silent], 'LECTERN'],
  ['the lectern, also after the close', 'LECTERN', [noItem, phase('CLOSED')], 'LECTERN'],
  ['no closing words before the close', 'CLOSED', [speaking], 'SPEAKER'],
] as const)('a display with a scene of its own shows %s', (_, own, changes, expected) => {
  const views = discussion();
  for (const change of changes) change(views as unknown as Raw);
  expect(pictureOf(views, own)).toBe(expected);
});
