// The words are not loaded here: what is said is seen by its keys.
import { expect, test } from 'vitest';
import { workshop } from '../../dev/workshop';
import type { Me, MeRequested, MeWish } from '../../live/wire.gen';
import { mandatesOf, saidOf } from './said';

const NOW = Date.parse('2026-03-03T14:00:00Z');
const { views, me } = workshop(NOW, false);
const wish = (rest: Partial<MeWish>): Partial<Me> => ({
  wishes: [{ entry: 'f4', item: 'i3', kind: 'STATEMENT', stage: 'QUEUED', asked: NOW, whisper: null, ...rest }],
});
const asked = (rest: Partial<MeRequested>): Partial<Me> => ({
  requests: [{ request: null, kind: 'POINT_OF_ORDER', at: NOW, fate: 'PENDING', reason: null, ...rest }],
});

test.each<[string, Partial<Me>, Partial<Me>, string | null]>([
  ['nothing', wish({}), wish({}), null],
  ['what one asked oneself', {}, wish({ stage: 'REQUESTED' }), null],
  ['admitted', wish({ stage: 'REQUESTED' }), wish({}), 'waiting.said.admitted'],
  ['not admitted', wish({ stage: 'REQUESTED' }), wish({ stage: 'REMOVED', whisper: 'Why' }), 'waiting.wish.declined. waiting.reason'],
  ['not admitted, no reason', wish({ stage: 'REQUESTED' }), wish({ stage: 'REMOVED' }), 'waiting.wish.declined.'],
  ['called is said elsewhere', wish({}), wish({ stage: 'CALLED' }), null],
  ['passed over', wish({ stage: 'CALLED' }), wish({ stage: 'PASSED' }), 'waiting.wish.passed'],
  ['kept', wish({}), wish({ item: 'i4' }), 'waiting.wish.kept'],
  ['the quiet word', wish({ stage: 'SPEAKING' }), wish({ stage: 'SPEAKING', whisper: '' }), 'waiting.whisper: waiting.whisper.wrap_up'],
  ['the quiet word, once', wish({ stage: 'SPEAKING', whisper: '' }), wish({ stage: 'PAUSED', whisper: '' }), null],
  ['waits', {}, asked({}), null],
  ['granted, and the floor with it', asked({}), asked({ fate: 'GRANTED' }), null],
  ['taken note of', asked({ kind: 'TECHNICAL' }), asked({ kind: 'TECHNICAL', fate: 'GRANTED' }), 'waiting.place.TECHNICAL. waiting.granted.TECHNICAL'],
  ['declined', asked({}), asked({ fate: 'DECLINED' }), 'waiting.place.POINT_OF_ORDER. waiting.declined waiting.reason.none'],
  ['declined, once', asked({ fate: 'DECLINED' }), asked({ fate: 'DECLINED' }), null],
  ['the lead', {}, { audiences: ['LEAD', 'PARTICIPANT'] }, 'waiting.lead'],
  ['the lead is over', { audiences: ['LEAD', 'PARTICIPANT'] }, {}, 'waiting.said.lead_over'],
])('%s', (_, before, now, expected) => {
  expect(saidOf({ ...me, ...before }, { ...me, ...now }, views)).toBe(expected);
});

test('a mandate that came and one that went', () => {
  const votes = (...seats: string[]) => ({ ...me, votes: { mandates: seats.map((seat) => ({ seat, plate: me.plate, delegation: null })) } }) as unknown as Me;
  expect(mandatesOf(votes('a'), votes('a'))).toBeNull();
  expect(mandatesOf(votes(), votes('a'))).toBe('waiting.said.mandate');
  expect(mandatesOf(votes('a', 'b'), votes('b', 'c'))).toBe('waiting.said.mandate waiting.said.mandate_over');
});
