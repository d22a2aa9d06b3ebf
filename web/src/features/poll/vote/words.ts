// An answer in words, as the receipt and the act say it.
import { lt, number, t } from '../../../i18n';
import type { Answer, LocalizedText, Question } from '../../../live/wire.gen';
import type { Lack, Read } from './draft';

/** Longer than this an answer is not repeated on a button. */
const SHORT = 40;

export function answerWords(question: Question, answer: Answer): string {
  switch (answer.is) {
    case 'abstain':
      return t('vote.abstain');
    case 'number':
      return numberWords(answer.value, question);
    case 'picks':
      return answer.options.map((place) => optionWords(question, place)).join(', ');
    case 'ranking':
      return answer.options.map((place, i) => `${number(i + 1)}. ${optionWords(question, place)}`).join(', ');
    case 'scores':
      return answer.scores.map((score, place) => `${optionWords(question, place)}: ${number(score)}`).join(', ');
    case 'points':
      return answer.points.map((points, place) => `${optionWords(question, place)}: ${number(points)}`).join(', ');
  }
}

export function optionWords(question: Question, place: number): string {
  if (question.is === 'yesNo') return t(place === 0 ? 'vote.yes' : 'vote.no');
  const option: LocalizedText | undefined = 'options' in question ? question.options[place] : undefined;
  return option ? lt(option).text : '';
}

function numberWords(value: number, question: Question): string {
  const unit = question.is === 'estimate' && question.unit ? ` ${lt(question.unit).text}` : '';
  return number(value) + unit;
}

/** What the act does: it names a short answer. */
export function actWords(question: Question, read: Read, isFormal: boolean): string {
  const words = 'answer' in read ? answerWords(question, read.answer) : '';
  const isShort = words !== '' && [...words].length <= SHORT;
  if ('entries' in read || question.is === 'words') return t('vote.send.entries');
  if (!isFormal) return isShort ? t('vote.send.of', { answer: words }) : t('vote.send');
  return isShort ? t('vote.cast.of', { answer: words }) : t('vote.cast');
}

export function lackWords(lack: Lack): string {
  switch (lack.is) {
    case 'few':
      return t('vote.lack.few', { min: lack.min });
    case 'many':
      return t('vote.lack.many', { max: lack.max });
    case 'left':
      return t('vote.lack.left', { points: lack.points });
    case 'over':
      return t('vote.lack.over', { points: lack.points });
    case 'range':
      return t('vote.lack.range', { min: lack.min, max: lack.max });
    case 'long':
      return t('vote.lack.long', { limit: lack.limit });
    default:
      return t(`vote.lack.${lack.is}`);
  }
}
