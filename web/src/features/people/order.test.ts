import { expect, test } from 'vitest';
import type { PeopleViewPersonRow } from '../../live/wire.gen';
import { inOrder } from './order';

const row = (name: string, delegation: string | null) => ({ plate: { person: name, name: { en: name }, capacity: null, delegation: delegation && { en: delegation } } }) as unknown as PeopleViewPersonRow;
const rows = [row('Ө', 'Physics'), row('П', null), row('О', 'Arts'), row('Н', 'Arts')];
const names = (found: readonly PeopleViewPersonRow[]) => found.map((each) => each.plate.person).join('');

test('the order of protocol is the one that comes', () => expect(inOrder(rows, 'protocol', 'mn')).toBe(rows));
test('by name, as the language of the reader has it', () => expect(names(inOrder(rows, 'name', 'mn'))).toBe('НОӨП'));
test('by delegation, protocol within it, and last who has none', () => expect(names(inOrder(rows, 'delegation', 'en'))).toBe('ОНӨП'));
