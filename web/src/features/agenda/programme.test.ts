import { expect, test } from 'vitest';
import type { AgendaView } from '../../live/wire.gen';
import { beginningAt, difference, inOrder, type Programme } from './programme';
import { readProgramme } from './programmeFile';
import { TEMPLATES, programmeOf } from './templates';

const MINUTE = 60_000;
const START = Date.parse('2026-11-12T09:00:00+08:00');
const text = (en: string) => ({ en });
const item = (id: string, place: number, more: object = {}) => ({ id, title: text(id), kind: 'DISCUSSION' as const, at: START + place * 30 * MINUTE, minutes: 30, speech: 300, lead: null, ...more });
const programme = (...ids: string[]): Programme => [{ id: 'morning', title: text('Morning'), start: START, end: START + 180 * MINUTE, items: ids.map((id, place) => item(id, place)) }];

/** The workshop after a programme was carried out in it. */
function carriedOut(programme: Programme, more: (id: string) => object = () => ({})): AgendaView {
  const items = programme.flatMap((session) => session.items.map(({ id, ...plan }) => [id, { session: session.id, started: null, ended: null, ...plan, ...more(id) }] as const));
  return {
    sessions: programme.map((session) => ({ id: session.id, title: session.title, plannedStart: session.start, plannedEnd: session.end, phase: 'PLANNED', opened: null, closed: null, suspension: null })),
    items: Object.fromEntries(items),
    order: items.map(([id]) => id),
    current: null,
    active: null,
  } as unknown as AgendaView;
}

const NOTHING = carriedOut([]);
const everybody = () => true;
const summary = (steps: ReturnType<typeof difference>) => steps.map((step) => `${step.id} ${step.what}`).join(', ');

test('a new programme is added whole, and a second time nothing is', () => {
  const wanted = programme('a', 'b');
  expect(summary(difference(wanted, NOTHING, everybody))).toBe('morning new, a new, b new');
  expect(inOrder(difference(wanted, NOTHING, everybody)).map(({ command }) => command.type)).toEqual(['agenda.addSession', 'agenda.addItem', 'agenda.addItem']);
  expect(inOrder(difference(wanted, carriedOut(wanted), everybody))).toEqual([]);
});

test.each([
  [['a', 'b', 'c'], ['a', 'b', 'c'], []],
  [['c', 'a', 'b'], ['a', 'b', 'c'], ['b>c', 'a>b']],
  [['b', 'a'], ['a', 'b', 'new'], ['a>b']],
  [['a', 'extra', 'b'], ['b', 'a'], ['b>a']],
])('from %j to %j moves %j', (now, wanted, moves) => {
  const steps = difference(programme(...wanted), carriedOut(programme(...now)), everybody);
  const asked = inOrder(steps).flatMap(({ command }) => (command.type === 'agenda.moveItem' ? [`${command.item}>${command.before}`] : []));
  expect(asked).toEqual(moves);
  let order = [...now, ...wanted.filter((id) => !now.includes(id))];
  for (const move of asked) {
    const [id, before] = move.split('>') as [string, string];
    order = order.filter((each) => each !== id);
    order.splice(order.indexOf(before), 0, id);
  }
  expect(order.filter((id) => wanted.includes(id))).toEqual(wanted);
});

test('what has begun keeps its plan, and a closed session all of it', () => {
  const before = programme('a', 'b');
  const later = beginningAt(before, START + 60 * MINUTE);
  const begun = carriedOut(before, (id) => (id === 'a' ? { started: START } : {}));
  expect(summary(difference(later, begun, everybody))).toBe('morning changed, a kept, b changed');
  const closed = { ...begun, sessions: begun.sessions.map((each) => ({ ...each, phase: 'CLOSED' as const })) };
  expect(summary(difference(later, closed, everybody))).toBe('morning kept');
});

test('a lead who is not here is left out, and that is said', () => {
  const led: Programme = programme('a').map((session) => ({ ...session, items: [item('a', 0, { lead: 'rector' })] }));
  const [, step] = difference(led, NOTHING, () => false);
  expect(step).toMatchObject({ what: 'new', lacksLead: true, commands: [{ plan: { lead: null } }] });
  expect(difference(led, NOTHING, everybody)[1]).toMatchObject({ lacksLead: false, commands: [{ plan: { lead: 'rector' } }] });
});

const FILE = {
  format: 'khural.agenda',
  version: 1,
  sessions: [{ id: 'morning', title: text('Morning'), start: '2026-11-12T09:00:00+08:00', end: '2026-11-12T12:00:00+08:00', phase: 'CLOSED' }],
  items: [{ id: 'a', session_id: 'morning', title: text('a'), kind: 'DISCUSSION', at: '2026-11-12T09:00:00+08:00', minutes: 30, speech: 300, lead: { id: 'rector', name: text('X') } }],
};

test('an exported agenda is read', () => {
  const led = programme('a').map((session) => ({ ...session, items: [item('a', 0, { lead: 'rector' })] }));
  expect(readProgramme(JSON.stringify(FILE))).toEqual(led);
  expect(readProgramme(`\ufeff${JSON.stringify(FILE)}`)).toEqual(led);
});

const broken = (change: (file: any) => void) => {
  const file = structuredClone(FILE);
  change(file);
  return JSON.stringify(file);
};
test.each([
  ['not JSON', 'id,title\n1,2', { wrong: 'json' }],
  ['another file', '{"format":"khural.people","version":1}', { wrong: 'format' }],
  ['a later version', broken((f) => (f.version = 2)), { wrong: 'format' }],
  ['far too large', ' '.repeat((1 << 20) + 1), { wrong: 'large' }],
  ['too many items', broken((f) => (f.items = Array(201).fill(f.items[0]))), { wrong: 'many' }],
  ['no title', broken((f) => (f.items[0].title = {})), { wrong: 'field', path: 'items[0].title' }],
  ['a time without its offset', broken((f) => (f.sessions[0].start = '2026-11-12T09:00:00')), { wrong: 'field', path: 'sessions[0].start' }],
  ['ends before it begins', broken((f) => (f.sessions[0].end = f.sessions[0].start)), { wrong: 'field', path: 'sessions[0].end' }],
  ['an item of no session', broken((f) => (f.items[0].session_id = 'evening')), { wrong: 'field', path: 'items[0].session_id' }],
  ['the same id twice', broken((f) => f.items.push(f.items[0])), { wrong: 'field', path: 'items[1].id' }],
  ['minutes as a text', broken((f) => (f.items[0].minutes = '30')), { wrong: 'field', path: 'items[0].minutes' }],
  ['an unknown kind', broken((f) => (f.items[0].kind = 'DANCE')), { wrong: 'field', path: 'items[0].kind' }],
])('what is wrong in a file is said: %s', (_, file, wrong) => {
  expect(readProgramme(file)).toEqual(wrong);
});

test.each(TEMPLATES.map((template) => [template.name.en, template] as const))('%s: its items follow each other within their sessions', (_, template) => {
  const made = programmeOf(template, START, ['mn', 'en', 'de']);
  expect(made[0]!.start).toBe(START);
  for (const session of made) {
    let at = session.start;
    for (const each of session.items) {
      expect(each.at).toBe(at);
      expect(Object.keys(each.title)).toEqual(['mn', 'en']);
      at += each.minutes * MINUTE;
    }
    expect(session.end).toBe(at);
  }
  expect(Object.keys(programmeOf(template, START, ['de'])[0]!.title)).toEqual(['en']);
});
