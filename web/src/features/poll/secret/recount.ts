// Recounts a secret poll from its published ballots alone; `khural verify-ballots` does the same.
import type { Answer, LocalizedText, PollId, Question, WorkshopId } from '../../../live/wire.gen';
import { pollKey, receipt, verify, type Token } from './blind';
import { toHex } from './bytes';

export interface Ballot extends Token {
  readonly key: string;
  readonly answer: Answer;
}

export interface BallotFile {
  readonly format: string;
  readonly version: number;
  readonly workshop: WorkshopId;
  readonly poll: PollId;
  readonly title: LocalizedText;
  readonly question: Question;
  readonly publicKey: string;
  readonly tokens: number;
  readonly hash: string;
  readonly isPublished: boolean;
  readonly keys: string[];
  readonly ballots: Ballot[];
}

/** What is wrong, with the receipt of the ballot where it is one. */
export interface Fault {
  readonly what: 'signature' | 'receipt' | 'twice' | 'answer' | 'hash' | 'keys' | 'tokens';
  readonly ballot: string | null;
}

export interface Recount {
  readonly faults: Fault[];
  readonly abstained: number;
  /** Votes for each option, first places of a ranking, or the sum of scores or points. */
  readonly votes: number[];
  /** Of a ranking, by Borda's count. */
  readonly borda: number[];
  /** Of estimates, the lower one of two. */
  readonly median: number | null;
}

/** The ballots of one poll, or those of every secret one in an export; none in what is no such file. */
export function readFiles(text: string): BallotFile[] {
  try {
    const file = JSON.parse(text) as BallotFile | { polls: { box: BallotFile | null }[] };
    const all = 'polls' in file ? file.polls.map((poll) => poll.box) : [file];
    return all.filter((each): each is BallotFile => each != null && isOne(each));
  } catch {
    return [];
  }
}

function isOne(file: BallotFile): boolean {
  return file.format === 'khural.ballots' && file.version === 1 && Array.isArray(file.ballots) && Array.isArray(file.keys);
}

export async function recount(file: BallotFile): Promise<Recount> {
  const { workshop, poll, question, ballots } = file;
  const faults: Fault[] = [];
  const key = await pollKey(file.publicKey);
  let last = '';
  for (const ballot of ballots) {
    const isSigned = await verify(key, workshop, poll, ballot).catch(() => false);
    if (!isSigned) faults.push({ what: 'signature', ballot: ballot.key });
    else if ((await receipt(workshop, poll, ballot)) !== ballot.key) faults.push({ what: 'receipt', ballot: ballot.key });
    if (ballot.key <= last) faults.push({ what: 'twice', ballot: ballot.key });
    last = ballot.key;
    if (!fits(question, ballot.answer)) faults.push({ what: 'answer', ballot: ballot.key });
  }
  if (JSON.stringify(file.keys) !== JSON.stringify(ballots.map((each) => each.key))) faults.push({ what: 'keys', ballot: null });
  if ((await hashOf(ballots)) !== file.hash) faults.push({ what: 'hash', ballot: null });
  if (ballots.length > file.tokens) faults.push({ what: 'tokens', ballot: null });
  return { faults, ...tally(question, ballots.map((each) => each.answer).filter((each) => fits(question, each))) };
}

export async function hashOf(ballots: readonly Ballot[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(ballots));
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

function places(question: Question): number {
  return question.is === 'yesNo' ? 2 : 'options' in question ? question.options.length : 0;
}

/** Whether the question takes this answer, as the server's Question says it. */
function fits(question: Question, answer: Answer): boolean {
  const size = places(question);
  const distinct = (named: number[], min: number, max: number) =>
    named.length >= min && named.length <= max && new Set(named).size === named.length && named.every((each) => each >= 0 && each < size);
  if (answer.is === 'abstain') return question.is !== 'words';
  switch (question.is) {
    case 'yesNo':
    case 'oneOf':
    case 'quiz':
      return answer.is === 'picks' && distinct(answer.options, 1, 1);
    case 'someOf':
      return answer.is === 'picks' && distinct(answer.options, question.min, question.max);
    case 'ranked':
      return answer.is === 'ranking' && distinct(answer.options, 1, size);
    case 'scored':
      return answer.is === 'scores' && answer.scores.length === size && answer.scores.every((each) => each >= 0 && each <= 5);
    case 'shared': {
      const isAll = answer.is === 'points' && answer.points.length === size;
      return isAll && answer.points.every((each) => each >= 0) && answer.points.reduce((sum, each) => sum + each, 0) === 100;
    }
    case 'estimate':
      return answer.is === 'number' && answer.value >= question.min && answer.value <= question.max;
    case 'words':
      return false;
  }
}

function tally(question: Question, answers: readonly Answer[]): Omit<Recount, 'faults'> {
  const size = places(question);
  const votes = Array.from({ length: size }, () => 0);
  const borda = Array.from({ length: question.is === 'ranked' ? size : 0 }, () => 0);
  const numbers: number[] = [];
  let abstained = 0;
  for (const answer of answers) {
    if (answer.is === 'abstain') abstained++;
    else if (answer.is === 'picks') answer.options.forEach((each) => votes[each]!++);
    else if (answer.is === 'ranking') {
      votes[answer.options[0]!]!++;
      answer.options.forEach((each, rank) => (borda[each]! += size - 1 - rank));
    } else if (answer.is === 'scores') answer.scores.forEach((each, i) => (votes[i]! += each));
    else if (answer.is === 'points') answer.points.forEach((each, i) => (votes[i]! += each));
    else numbers.push(answer.value);
  }
  numbers.sort((a, b) => a - b);
  return { abstained, votes, borda, median: numbers.length ? (numbers[(numbers.length - 1) >> 1]! + numbers[numbers.length >> 1]!) / 2 : null };
}
