import type { Answer, Channel, FloorEntryStage, Kind, LocalizedText, Plate, Question, Role } from '../../live/wire.gen';

/** All that the server keeps about one person. */
export interface Stored {
  readonly plate: Plate;
  readonly rank: number;
  readonly roles: readonly Role[];
  readonly address: string | null;
  readonly walkIn: boolean;
  readonly muted: boolean;
  readonly linked: boolean;
  readonly channel: Channel | null;
  readonly since: number | null;
  readonly letter: number | null;
  readonly requests: readonly { item: LocalizedText | null; kind: Kind; note: string | null; stage: FloorEntryStage; asked: number; used: number }[];
  readonly polls: { readonly votes: readonly Vote[]; readonly proxy: Plate | null; readonly mandates: readonly Plate[] };
  readonly leaving: number | null;
}

/** Of a secret ballot only that a paper was asked for; `seat`: for whom, unless for oneself. */
export interface Vote {
  readonly what: 'ANSWER' | 'WORDS' | 'OBJECTION' | 'PAPER';
  readonly title: LocalizedText;
  readonly question: Question;
  readonly seat: Plate | null;
  readonly at: number | null;
  readonly answer: Answer | null;
  readonly words: readonly string[];
}

type Said = (text: LocalizedText) => string;
type Word = (code: 'yes' | 'no' | 'abstain') => string;

/** An answer in words. */
export function answerWords(question: Question, answer: Answer, said: Said, word: Word): string {
  const option = (place: number) => ('options' in question ? said(question.options[place]!) : word(place === 0 ? 'yes' : 'no'));
  switch (answer.is) {
    case 'abstain':
      return word('abstain');
    case 'picks':
      return answer.options.map(option).join(', ');
    case 'ranking':
      return answer.options.map((place, rank) => `${rank + 1}. ${option(place)}`).join(', ');
    case 'scores':
      return answer.scores.map((score, place) => `${option(place)}: ${score}`).join(', ');
    case 'points':
      return answer.points.map((points, place) => `${option(place)}: ${points}`).join(', ');
    case 'number':
      return String(answer.value);
  }
}

/** Null when the server cannot be asked. */
export async function readStored(login: string): Promise<Stored | null> {
  try {
    const answer = await fetch(`/api/logins/${encodeURIComponent(login)}/stored`, { cache: 'no-store', signal: AbortSignal.timeout(15_000) });
    return answer.ok ? ((await answer.json()) as Stored) : null;
  } catch {
    return null;
  }
}
