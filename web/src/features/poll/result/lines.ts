// The numbers of a result as lines of a chart that is a table: what each option got, and how long its bar is.
import { language } from '../../../i18n';
import type { PollViewRow, Tally } from '../../../live/wire.gen';
import { HIGHEST_SCORE } from '../vote/draft';
import { baseOf } from './finding';

export interface Line {
  /** The place of the option; null: those who abstained. */
  readonly place: number | null;
  readonly value: number;
  /** Length of the bar, 0..1. */
  readonly at: number;
  /** Of all, 0..1; null where shares say nothing. */
  readonly share: number | null;
  readonly leads: boolean;
  /** The right answer of a quiz. */
  readonly right: boolean;
}

export type Measure = 'votes' | 'points' | 'average' | 'first' | 'last';

export interface Chart {
  readonly measure: Measure;
  readonly lines: readonly Line[];
}

const part = (value: number, all: number): number => (all > 0 ? value / all : 0);

/** Null for what is no choice among options: estimates and words, and what silence adopts. */
export function chartOf(row: PollViewRow, tally: Tally): Chart | null {
  if (row.form.rules.mode === 'NO_OBJECTION') return null;
  const { question } = row.form;
  const chosen = new Set(row.verdict?.outcome === 'NONE_CHOSEN' ? [] : (row.verdict?.chosen ?? []));
  const valid = tally.cast - tally.abstained;
  const lines = (of: (value: number) => Pick<Line, 'value' | 'at' | 'share'>, votes: readonly number[] = tally.votes): Line[] => {
    const most = Math.max(...votes);
    return votes.map((value, place) => ({
      place,
      ...of(value),
      // Two thirds may fail with more yes than no: what leads is what most said.
      leads: chosen.size && question.is !== 'yesNo' ? chosen.has(place) : value === most && most > 0,
      right: question.is === 'quiz' && question.right.includes(place),
    }));
  };
  switch (question.is) {
    case 'estimate':
    case 'words':
      return null;
    case 'scored': {
      const average = (value: number) => Math.round(part(value, valid) * 10) / 10;
      return { measure: 'average', lines: [...lines((value) => ({ value: average(value), at: part(value, valid) / HIGHEST_SCORE, share: null }))] };
    }
    case 'shared': {
      const all = tally.votes.reduce((sum, each) => sum + each, 0);
      return { measure: 'points', lines: [...lines((value) => ({ value, at: part(value, all), share: part(value, all) })), ...abstained(tally)] };
    }
    case 'ranked': {
      const isBorda = question.method === 'BORDA';
      const votes = isBorda ? tally.borda : (tally.runoff.at(-1)?.votes ?? tally.votes);
      const all = isBorda ? Math.max(...votes) : valid;
      const share = (value: number) => (isBorda ? null : part(value, all));
      return {
        measure: isBorda ? 'points' : tally.runoff.length > 1 ? 'last' : 'first',
        lines: [...lines((value) => ({ value, at: part(value, all), share: share(value) }), votes), ...abstained(tally, null, isAsked(row))],
      };
    }
    default: {
      // Of several choices each has a share of the ballots; of one choice the share is of what the majority is of.
      const { base, n } = isAsked(row) && question.is !== 'someOf' ? baseOf(row, tally) : { base: 'CAST', n: tally.cast };
      const all = question.is === 'someOf' ? valid : n;
      const isWithin = question.is !== 'someOf' && base !== 'VALID';
      return {
        measure: 'votes',
        lines: [...lines((value) => ({ value, at: part(value, all), share: part(value, all) })), ...abstained(tally, isWithin ? all : null, isAsked(row))],
      };
    }
  }
}

/** A vote says how many abstained even if nobody did; for an opinion that is noise. */
const isAsked = ({ form }: PollViewRow): boolean => form.rules.isFormal;

function abstained({ abstained: value }: Tally, all: number | null = null, always = false): Line[] {
  if (!value && !always) return [];
  const share = all === null ? null : part(value, all);
  return [{ place: null, value, at: share ?? 0, share, leads: false, right: false }];
}

export const hasShares = ({ lines }: Chart): boolean => lines.some(({ share }) => share !== null);

export function percent(share: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0 }).format(share);
}

export interface Step {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly at: number;
  readonly isMedian: boolean;
}

/** The histogram of estimates. */
export function stepsOf({ spread }: Tally): Step[] {
  if (!spread) return [];
  const most = Math.max(...spread.bars);
  return spread.bars.map((count, i) => {
    const from = spread.from + i * spread.width;
    const to = from + spread.width - 1;
    return { from, to, count, at: part(count, most), isMedian: spread.median >= from && spread.median < to + 1 };
  });
}

/** The same estimates in fewer and wider bars, where there is little room. */
export function coarser(tally: Tally, most: number): Tally {
  const { spread } = tally;
  if (!spread || spread.bars.length <= most) return tally;
  const width = spread.width * 2;
  const from = Math.floor(spread.from / width) * width;
  const bars = Array.from({ length: Math.floor((spread.most - from) / width) + 1 }, () => 0);
  spread.bars.forEach((count, i) => (bars[Math.floor((spread.from + i * spread.width - from) / width)]! += count));
  return coarser({ ...tally, spread: { ...spread, from, width, bars } }, most);
}

/** How large a word of a cloud is, 1 to 5, by how often it was written. */
export function sizeOf(times: number, most: number): number {
  return most <= 1 ? 2 : 1 + Math.round((4 * (times - 1)) / (most - 1));
}

