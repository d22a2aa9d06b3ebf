// What will happen, in sentences: what the rules of a poll mean for those who vote in it.
import { phrase, type Phrase } from '../../desk/phrase';
import { decides, hasMajority, type Draft } from './draft';

export function outlook(draft: Draft, isWeighed: boolean): Phrase[] {
  const { rules } = draft;
  const quorum = rules.quorum ?? 0;
  const time = rules.minutes ? phrase('pollcompose.will.minutes', { n: rules.minutes }) : phrase('pollcompose.will.until_closed');
  const change = phrase(rules.mayChange ? 'pollcompose.will.change' : 'pollcompose.will.final');
  if (!rules.isFormal) return [phrase('pollcompose.will.opinion'), phrase('pollcompose.will.no_names'), change, time];
  return [
    phrase(rules.votes === 'SEAT' ? 'pollcompose.will.seats' : isWeighed ? 'pollcompose.will.weights' : 'pollcompose.will.delegations'),
    ...(quorum > 0 ? [phrase('pollcompose.will.quorum', { n: quorum })] : []),
    ...verdict(draft),
    phrase(`pollcompose.will.${rules.secrecy}`),
    ...(rules.mode === 'DEVICE' || rules.mode === 'MIXED' ? [change] : []),
    time,
  ];
}

function verdict({ kind, rules, method }: Draft): Phrase[] {
  if (!decides(kind)) return [phrase('pollcompose.will.numbers')];
  const tie = phrase(rules.tie === 'REJECTS' ? 'pollcompose.will.tie.REJECTS' : 'pollcompose.will.tie.CHAIR_DECIDES');
  if (kind === 'ranked') return [phrase(`pollcompose.will.${method}`), tie];
  if (kind === 'someOf') return [phrase('pollcompose.will.most'), tie];
  if (!hasMajority(kind)) return [phrase('pollcompose.will.most_points'), tie];
  const what = kind === 'yesNo' ? 'yes' : 'one';
  const { majority } = rules;
  const isOfBase = majority === 'SIMPLE' || majority === 'TWO_THIRDS';
  const mayTie = kind === 'oneOf' || majority === 'SIMPLE' || majority === 'PLURALITY';
  return [
    phrase(`pollcompose.will.${what}.${majority}`),
    ...(isOfBase ? [phrase(`pollcompose.will.base.${rules.base}`)] : []),
    ...(mayTie ? [tie] : []),
  ];
}
