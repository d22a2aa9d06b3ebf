import { describe, expect, test } from 'vitest';
import type { AgendaView } from '../../live/wire.gen';
import { forecast, sessionEnd } from './forecast';

const at = (time: string) => Date.parse(`2026-03-03T${time}:00Z`);

type Plan = [id: string, kind: string, at: string, minutes: number, started?: string, ended?: string];

function agenda(active: string | null, plans: Plan[], until: string | null = null): AgendaView {
  return {
    isRehearsal: false,
    sessions: [
      {
        id: 's1',
        title: { en: 'Session' },
        plannedStart: at('14:00'),
        plannedEnd: at('17:00'),
        phase: until ? 'SUSPENDED' : 'LIVE',
        opened: at('14:00'),
        closed: null,
        suspension: until ? { since: at('14:00'), reason: null, until: at(until) } : null,
      },
    ],
    items: Object.fromEntries(
      plans.map(([id, kind, when, minutes, started, ended]) => [
        id,
        {
          session: 's1',
          title: { en: id },
          kind,
          at: at(when),
          minutes,
          speech: 300,
          lead: null,
          started: started ? at(started) : null,
          ended: ended ? at(ended) : null,
        },
      ]),
    ),
    order: plans.map(([id]) => id),
    current: 's1',
    active,
  } as AgendaView;
}

const day = (active: string | null, discussion: Partial<{ started: string; ended: string }>, until: string | null = null) =>
  agenda(
    active,
    [
      ['opening', 'REMARKS', '14:00', 15, '14:04', '14:17'],
      ['talk', 'DISCUSSION', '14:30', 70, discussion.started, discussion.ended],
      ['vote', 'VOTE', '15:40', 20],
      ['break', 'BREAK', '16:00', 15],
      ['signing', 'SIGNING', '16:30', 30],
    ],
    until,
  );

describe('forecast', () => {
  test.each([
    // what is on, begun, now               vote    break   signing  late at the end of the vote
    ['on time', '14:30', '14:40', ['15:40', '16:00', '16:30'], 0],
    ['begun late', '14:34', '14:40', ['15:44', '16:04', '16:30'], 4],
    ['begun early: the vote follows, the break waits', '14:20', '14:40', ['15:30', '16:00', '16:30'], -10],
    ['overrunning: it ends now', '14:30', '16:20', ['16:20', '16:40', '16:55'], 40],
  ])('%s', (_, started, now, starts, late) => {
    const all = forecast(day('talk', { started }), at(now));
    expect(all.slice(2).map((each) => each.start)).toEqual((starts as string[]).map(at));
    expect(all[2]!.late).toBe(late);
  });

  test('what is done keeps its own times', () => {
    const [opening] = forecast(day('talk', { started: '14:30' }), at('14:40'));
    expect(opening).toEqual({ id: 'opening', state: 'done', start: at('14:04'), end: at('14:17'), late: 2 });
  });

  test('an item that was passed over has no time until it is taken up', () => {
    const all = forecast(day('vote', {}), at('14:40'));
    expect(all[1]).toMatchObject({ state: 'passed', start: null, late: 0 });
  });

  test('a suspension pushes everything behind its end', () => {
    const all = forecast(day('opening', {}, '15:00'), at('14:40'));
    expect(all[0]!.end).toBe(at('15:00'));
    expect(all[1]!.start).toBe(at('15:00'));
  });

  test('the session ends with its last item', () => {
    expect(sessionEnd(day('talk', { started: '14:30' }), at('14:40'))).toEqual({ end: at('17:00'), late: 0 });
  });
});
