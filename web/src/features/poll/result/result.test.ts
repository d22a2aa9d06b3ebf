import { describe, expect, test, vi } from 'vitest';
import { pollRow, tally } from '../../../fixture/polls';
import { discussion } from '../../../fixture/views';
import pollresult from '../../../i18n/en/pollresult.json';
import vote from '../../../i18n/en/vote.json';
import { format } from '../../../i18n/message';
import type { Form, PollViewRow, Question } from '../../../live/wire.gen';
import { answered, certifiedWords, findingOf } from './finding';
import { chartOf, coarser, percent, sizeOf, stepsOf } from './lines';
import { resultNow, resultsOf } from './shown';

const options = [{ en: 'A' }, { en: 'B' }, { en: 'C' }];
const asking = (question: Question, more: Partial<PollViewRow> = {}, rules: Partial<Form['rules']> = {}): PollViewRow => {
  const row = pollRow({ stage: 'SHOWN', shown: 5, ...more }, rules);
  return { ...row, form: { ...row.form, question } };
};
const chart = (row: PollViewRow) => chartOf(row, row.tally!)!;

// Words come over the network; here from their files, so that whole sentences are seen.
vi.mock('../../../i18n', async (original) => {
  const words: Record<string, Record<string, string>> = { pollresult, vote };
  const t = (key: string, args = {}) => format(words[key.split('.')[0]!]?.[key.slice(key.indexOf('.') + 1)] ?? key, args, 'en');
  return { ...(await original<object>()), t };
});

describe('a chart', () => {
  test('of a vote has shares of what the majority is of, and says that nobody abstained', () => {
    const row = asking({ is: 'yesNo' }, { tally: tally([6, 2]), verdict: { outcome: 'ADOPTED', chosen: [0] } });
    expect(chart(row).lines.map(({ place, value, share, leads }) => [place, value, share, leads])).toEqual([
      [0, 6, 0.75, true],
      [1, 2, 0.25, false],
      [null, 0, null, false],
    ]);
    const ofAll = asking({ is: 'yesNo' }, { tally: tally([2, 1], 1), verdict: { outcome: 'ADOPTED', chosen: [0] } }, { base: 'CAST' });
    expect(chart(ofAll).lines.map(({ share }) => share)).toEqual([0.5, 0.25, 0.25]);
  });

  test('of a rejected vote leads with what carried', () => {
    const row = asking({ is: 'yesNo' }, { tally: tally([2, 6], 1), verdict: { outcome: 'REJECTED', chosen: [1] } });
    expect(chart(row).lines.map(({ leads }) => leads)).toEqual([false, true, false]);
  });

  test('of an opinion leaves out abstentions that nobody gave', () => {
    const row = asking({ is: 'oneOf', options }, { tally: tally([1, 1, 0]), verdict: { outcome: 'OPINION', chosen: [] } }, { isFormal: false });
    expect(chart(row).lines.map(({ place, leads }) => [place, leads])).toEqual([[0, true], [1, true], [2, false]]);
  });

  test('of several choices has shares of the ballots, which are more than one together', () => {
    const row = asking({ is: 'someOf', options, min: 1, max: 2 }, { tally: { ...tally([4, 3, 1]), cast: 5, ballots: 5, abstained: 1 } });
    expect(chart(row).lines.map(({ share }) => share)).toEqual([1, 0.75, 0.25, null]);
  });

  test('of scores shows averages, of points their share', () => {
    const scored = asking({ is: 'scored', options }, { tally: { ...tally([10, 5, 0]), cast: 3, ballots: 3 } });
    expect(chart(scored).measure).toBe('average');
    expect(chart(scored).lines.map(({ value }) => value)).toEqual([3.3, 1.7, 0]);
    const shared = asking({ is: 'shared', options }, { tally: { ...tally([150, 50, 0]), cast: 2, ballots: 2 } });
    expect(chart(shared).lines.map(({ share }) => share)).toEqual([0.75, 0.25, 0]);
  });

  test('of nothing has bars of no length', () => {
    const row = asking({ is: 'oneOf', options }, { tally: tally([0, 0, 0]), verdict: { outcome: 'NONE_CHOSEN', chosen: [] } });
    expect(chart(row).lines.every(({ at, leads }) => at === 0 && !leads)).toBe(true);
  });

  test('is none of what silence adopts', () => {
    const row = asking({ is: 'yesNo' }, { tally: tally([0, 0]) }, { mode: 'NO_OBJECTION' });
    expect(chartOf(row, row.tally!)).toBeNull();
  });

  test('of a ranking shows the round that decided, or the points', () => {
    const runoff = [{ votes: [2, 1, 1], exhausted: 0, out: [1, 2] }, { votes: [4, 0, 0], exhausted: 0, out: [] }];
    const counted = { ...tally([2, 1, 1]), runoff, borda: [6, 4, 2] };
    const row = asking({ is: 'ranked', options, method: 'RUNOFF' }, { tally: counted, verdict: { outcome: 'CHOSEN', chosen: [0] } });
    expect(chart(row)).toMatchObject({ measure: 'last', lines: [{ value: 4, leads: true }, { value: 0 }, { value: 0 }, { place: null }] });
    const borda = asking({ is: 'ranked', options, method: 'BORDA' }, { tally: counted, verdict: { outcome: 'CHOSEN', chosen: [0] } });
    expect(chart(borda)).toMatchObject({ measure: 'points', lines: [{ value: 6, share: null, at: 1 }, { value: 4 }, { value: 2 }, { place: null }] });
  });

  test('of a quiz marks the right answers', () => {
    const row = asking({ is: 'quiz', options, right: [1] }, { tally: tally([3, 2, 0]) }, { isFormal: false });
    expect(chart(row).lines.map(({ right }) => right)).toEqual([false, true, false]);
  });

  test('of estimates is a histogram that marks the median', () => {
    const spread = { least: 3, most: 27, median: 12, mean: 13.2, from: 0, width: 10, bars: [1, 2, 1] };
    expect(stepsOf(tally([], 0, { spread }))).toEqual([
      { from: 0, to: 9, count: 1, at: 0.5, isMedian: false },
      { from: 10, to: 19, count: 2, at: 1, isMedian: true },
      { from: 20, to: 29, count: 1, at: 0.5, isMedian: false },
    ]);
  });
});

test('fewer bars hold the same estimates', () => {
  const spread = { least: -12, most: 95, median: 40, mean: 40, from: -20, width: 10, bars: [1, 1, 0, 2, 0, 0, 3, 0, 0, 0, 0, 4] };
  const { bars, from, width } = coarser(tally([], 0, { spread }), 7).spread!;
  expect([from, width]).toEqual([-20, 20]);
  expect(bars).toEqual([2, 2, 0, 3, 0, 4]);
});

test.each([[1, 1, 2], [1, 9, 1], [9, 9, 5], [5, 9, 3]])('a word that was written %d times of at most %d has size %d', (times, most, size) => {
  expect(sizeOf(times, most)).toBe(size);
});

test.each([[0.6667, '67%'], [0.005, '0.5%'], [0, '0%'], [1, '100%']])('%d is %s', (share, words) => expect(percent(share)).toBe(words));

describe('a finding', () => {
  test('says the numbers, the base and the majority', () => {
    const row = asking({ is: 'yesNo' }, { tally: tally([30, 5], 3), cast: 38, eligible: 42, eligibleVotes: 42, present: 38, verdict: { outcome: 'ADOPTED', chosen: [0] } }, { quorum: 50 });
    expect(findingOf(row)).toEqual({
      is: 'adopted',
      head: 'Adopted',
      rule: [
        'Yes: 30 of 35 (votes without abstentions).',
        'More than half is needed.',
        '38 of 42 voted.',
        'Quorum 50 %: 38 of 42 votes were present.',
      ],
    });
  });

  test.each([
    ['VALID', 35],
    ['CAST', 38],
    ['PRESENT', 40],
    ['ELIGIBLE', 50],
  ] as const)('counts a base of %s as %d', (base, n) => {
    const row = asking({ is: 'yesNo' }, { tally: tally([30, 5], 3), present: 40, eligibleVotes: 50, verdict: { outcome: 'ADOPTED', chosen: [0] } }, { base });
    expect(findingOf(row)!.rule[0]).toContain(`30 of ${n} `);
  });

  test('takes an absolute majority of all, whatever the base says', () => {
    const row = asking({ is: 'yesNo' }, { tally: tally([30, 5]), eligibleVotes: 50, verdict: { outcome: 'ADOPTED', chosen: [0] } }, { majority: 'ABSOLUTE' });
    expect(findingOf(row)!.rule[0]).toContain('30 of 50 ');
  });

  test.each([
    ['CHOSEN', [1], 'Chosen: B', 'adopted'],
    ['TIED', [0, 2], 'A tie: A, C', 'plain'],
    ['NONE_CHOSEN', [], 'Nothing is chosen', 'rejected'],
    ['NO_QUORUM', [], 'No quorum, no decision', 'rejected'],
  ] as const)('of %s', (outcome, chosen, head, is) => {
    const row = asking({ is: 'oneOf', options }, { tally: tally([2, 2, 2]), verdict: { outcome, chosen: [...chosen] } });
    expect(findingOf(row)).toMatchObject({ head, is });
  });

  test('of silence', () => {
    const row = asking({ is: 'yesNo' }, { verdict: { outcome: 'ADOPTED', chosen: [] } }, { mode: 'NO_OBJECTION' });
    expect(findingOf(row)).toEqual({ is: 'adopted', head: 'Adopted without objection', rule: [] });
  });

  test('is none of a void vote, and none before there is a verdict', () => {
    expect(findingOf(pollRow({ stage: 'VOID', verdict: { outcome: 'ADOPTED', chosen: [0] } }))).toBeNull();
    expect(findingOf(pollRow())).toBeNull();
  });
});

test('hands are among those that answered', () => {
  expect(answered(pollRow({ cast: 2, tally: tally([5, 1]) }))).toBe(6);
});

test('who certified, and that somebody else still has to', () => {
  const plate = discussion().chair.seat[0]!;
  const words = certifiedWords(pollRow({ stage: 'SHOWN', certification: { by: plate, at: 0, hasQuorum: false, confirmedBy: null } }), () => '14:03:07');
  expect(words[0]).toContain('14:03:07');
  expect(words).toHaveLength(3);
  expect(certifiedWords(pollRow({ stage: 'SHOWN' }), String)).toEqual(['Shown, not certified yet.']);
  expect(certifiedWords(pollRow({ stage: 'SHOWN' }, { isFormal: false }), String)).toEqual([]);
});

test('two rounds are seen side by side, whichever of them was shown first', () => {
  const poll = { order: ['v1', 'v2'], polls: { v1: pollRow({ stage: 'SHOWN', shown: 10 }), v2: pollRow({ stage: 'SHOWN', shown: 5, roundOf: 'v1' }) }, hidden: 0 };
  const [latest] = resultsOf({ poll });
  expect(latest?.id).toBe('v2');
  expect(latest?.before).toBe(poll.polls.v1);
});

test('the last result is of this moment until another item is taken up or somebody else speaks', () => {
  const views = discussion();
  const poll = { order: ['v1', 'v2'], polls: { v1: pollRow({ stage: 'SHOWN', shown: 1 }), v2: pollRow({ stage: 'CERTIFIED', shown: 9e12 }) }, hidden: 0 };
  expect(resultsOf({ poll }).map(({ id }) => id)).toEqual(['v2', 'v1']);
  expect(resultNow({ ...views, poll })?.id).toBe('v2');
  expect(resultNow({ ...views, poll: { ...poll, order: ['v1'] } })).toBeNull();
});
