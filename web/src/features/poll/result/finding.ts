// What a result means, in words, with the rule by which it was found.
import { lt, t } from '../../../i18n';
import type { PollViewRow, Tally } from '../../../live/wire.gen';
import { plateWords } from '../../connection/answers';
import { optionWords } from '../vote/words';

/** Of a secret poll with fewer ballots nobody's choice is shown (the server leaves it out). */
export const ANONYMOUS = 5;

export interface Finding {
  readonly is: 'adopted' | 'rejected' | 'plain';
  readonly head: string;
  readonly rule: readonly string[];
}

export function findingOf(row: PollViewRow): Finding | null {
  const { verdict, tally } = row;
  if (!verdict || row.stage === 'VOID') return null;
  const { rules, question } = row.form;
  const what = verdict.chosen.map((place) => optionWords(question, place)).join(', ');
  const rule = [...ruleOf(row), ...turnoutOf(row)];
  const plain = (head: string): Finding => ({ is: 'plain', head, rule });
  switch (verdict.outcome) {
    case 'ADOPTED':
      return { is: 'adopted', head: t(rules.mode === 'NO_OBJECTION' ? 'pollresult.outcome.SILENT' : 'pollresult.outcome.ADOPTED'), rule };
    case 'REJECTED':
      return { is: 'rejected', head: t('pollresult.outcome.REJECTED'), rule };
    case 'NO_QUORUM':
      return { is: 'rejected', head: t('pollresult.outcome.NO_QUORUM'), rule: turnoutOf(row) };
    case 'OBJECTED':
      return { is: 'rejected', head: t('pollresult.outcome.OBJECTED'), rule: [] };
    case 'CHOSEN':
      return { is: 'adopted', head: t('pollresult.outcome.CHOSEN', { what }), rule };
    case 'TIED':
      return plain(t('pollresult.outcome.TIED', { what }));
    case 'NONE_CHOSEN':
      return { is: 'rejected', head: t('pollresult.outcome.NONE_CHOSEN'), rule };
    case 'OPINION':
      return { is: 'plain', head: t(tally?.ballots === 0 && question.is !== 'words' ? 'pollresult.none' : rules.isFormal ? 'pollresult.outcome.NUMBERS' : 'pollresult.outcome.OPINION'), rule: turnoutOf(row) };
  }
}

/** Of how many votes the shares of a formal vote are. */
export function baseOf(row: PollViewRow, tally: Tally) {
  const { rules } = row.form;
  // An absolute majority is of all who are entitled, whatever the base says.
  const base = rules.majority === 'ABSOLUTE' ? 'ELIGIBLE' : rules.base;
  const n = { VALID: tally.cast - tally.abstained, CAST: tally.cast, PRESENT: row.present, ELIGIBLE: row.eligibleVotes }[base];
  return { base, n };
}

function ruleOf(row: PollViewRow): string[] {
  const { question, rules } = row.form;
  const { tally, verdict } = row;
  if (!tally || rules.mode === 'NO_OBJECTION') return [];
  const broken = row.casting === null ? [] : [t('pollresult.casting')];
  switch (question.is) {
    case 'yesNo':
    case 'oneOf': {
      const place = question.is === 'yesNo' ? 0 : (verdict?.chosen[0] ?? tally.votes.indexOf(Math.max(...tally.votes)));
      const { base, n } = baseOf(row, tally);
      const counted = t('pollresult.counted', { what: optionWords(question, place), votes: tally.votes[place]!, n, base: t(`pollresult.base.${base}`) });
      return [rules.majority === 'PLURALITY' ? '' : counted, t(`pollresult.needed.${rules.majority}`), ...broken].filter(Boolean);
    }
    case 'ranked':
      return [t(`pollresult.decides.${question.method}`), ...broken];
    case 'estimate':
    case 'words':
    case 'quiz':
      return [];
    case 'scored':
      return [t('pollresult.needed.AVERAGE'), ...broken];
    case 'shared':
      return [t('pollresult.needed.POINTS'), ...broken];
    default:
      return [t('pollresult.needed.PLURALITY'), ...broken];
  }
}

/** Hands are no ballots of the list, but they are among those that were counted. */
export const answered = (row: PollViewRow, tally: Tally | null = row.tally): number =>
  row.form.question.is === 'words' ? row.cast : Math.max(row.cast, tally?.ballots ?? 0);

function turnoutOf(row: PollViewRow): string[] {
  const { isFormal, mode, quorum } = row.form.rules;
  if (mode === 'NO_OBJECTION') return [];
  const all = { n: answered(row), all: row.eligible };
  const turnout = t(isFormal ? 'pollresult.turnout.formal' : 'pollresult.turnout', all);
  return quorum > 0 ? [turnout, t('pollresult.quorum', { percent: quorum, present: row.present, eligible: row.eligibleVotes })] : [turnout];
}

/** In one sentence, for those who hear it. */
export function findingWords(row: PollViewRow): string {
  return t('pollresult.said', { what: lt(row.form.title).text, verdict: findingOf(row)?.head ?? '' });
}

export function certifiedWords(row: PollViewRow, time: (at: number) => string): string[] {
  const { certification } = row;
  if (!row.form.rules.isFormal || (row.stage !== 'SHOWN' && row.stage !== 'CERTIFIED')) return [];
  if (!certification) return [t('pollresult.uncertified')];
  return [
    t('pollresult.certified', { time: time(certification.at), who: plateWords(certification.by) }),
    ...(certification.hasQuorum ? [] : [t('pollresult.quorum_lost')]),
    certification.confirmedBy ? t('pollresult.confirmed', { who: plateWords(certification.confirmedBy) }) : t('pollresult.unconfirmed'),
  ];
}

