// Polls to begin with: what is asked most often, by rules that fit. The questions are ours, in five languages, and can
// be changed like anything else; those without options to write can be asked as they are.
import type { Form, ItemId, LocalizedText, Question, Rules } from '../../../live/wire.gen';
import type { IconName } from '../../../ui/icons';
import { FORMAL, OPINION, draftOf, newOption, type Draft, type Kind } from './draft';

type Words = readonly [en: string, mn: string, ru: string, zh: string, fr: string];
const LANGUAGES = ['en', 'mn', 'ru', 'zh', 'fr'] as const;

export const NAMES = ['vote', 'opinion', 'one', 'some', 'ranking', 'score', 'points', 'estimate', 'cloud', 'quiz', 'test'] as const;
export type Name = (typeof NAMES)[number];

export interface Template {
  readonly name: Name;
  readonly icon: IconName;
  readonly kind: Kind;
  readonly rules: Rules;
  /** Null: only who asks knows the question. */
  readonly title: Words | null;
}

const template = (name: Name, kind: Kind, rules: Rules, title: Words | null = null, icon: IconName = 'poll'): Template => ({ name, kind, rules, title, icon });

export const TEMPLATES: readonly Template[] = [
  template('vote', 'yesNo', FORMAL, ['Shall the proposal be adopted?', 'Саналыг батлах уу?', 'Принять предложение?', '是否通过该提案？', 'La proposition est-elle adoptée ?'], 'check'),
  template('opinion', 'yesNo', OPINION, ['Do you agree?', 'Та санал нийлж байна уу?', 'Вы согласны?', '您是否同意？', 'Êtes-vous d’accord ?'], 'hand'),
  template('cloud', 'words', OPINION, ['What matters most to you here?', 'Энд танд юу хамгийн чухал вэ?', 'Что здесь для вас важнее всего?', '对您来说这里最重要的是什么？', 'Qu’est-ce qui compte le plus pour vous ici ?'], 'pen'),
  template('test', 'yesNo', OPINION, ['A test: does voting work on your device?', 'Туршилт: таны төхөөрөмжөөр санал өгч болж байна уу?', 'Проверка: на вашем устройстве можно голосовать?', '测试：您的设备可以投票吗？', 'Essai : le vote fonctionne-t-il sur votre appareil ?'], 'screen'),
  template('one', 'oneOf', OPINION),
  template('some', 'someOf', OPINION),
  template('ranking', 'ranked', OPINION, null, 'list'),
  template('score', 'scored', OPINION),
  template('points', 'shared', OPINION),
  template('estimate', 'estimate', OPINION),
  template('quiz', 'quiz', { ...OPINION, mayChange: false }),
];

export const isName = (name: string): name is Name => (NAMES as readonly string[]).includes(name);
export const templateOf = (name: Name): Template => TEMPLATES.find((each) => each.name === name)!;

/** It can be asked without another word. */
export const isAtOnce = ({ title }: Template): boolean => title !== null;

/** Our question in those of the workshop's languages that we speak, else in English. */
export function titleOf({ title }: Template, languages: readonly string[]): LocalizedText {
  if (!title) return {};
  const all: LocalizedText = Object.fromEntries(LANGUAGES.map((lang, at) => [lang, title[at]!]));
  const mine = languages.filter((lang) => lang in all);
  return Object.fromEntries((mine.length ? mine : ['en']).map((lang) => [lang, all[lang]!]));
}

/** With two options still to be written where it has options. */
export function draftFrom(template: Template, item: ItemId | null, languages: readonly string[]): Draft {
  const question = { is: 'yesNo' } as const satisfies Question;
  const draft = draftOf({ title: titleOf(template, languages), question, rules: template.rules, item });
  return { ...draft, kind: template.kind, options: [newOption(), newOption()] };
}

/** What is asked at once; `words`: instead of our question, in the language of who asks. */
export function formAtOnce(template: Template, item: ItemId | null, languages: readonly string[], words: string, language: string): Form {
  const question: Question = template.kind === 'words' ? { is: 'words', shape: 'CLOUD', entries: 3 } : { is: 'yesNo' };
  const title = words.trim() ? { [language]: words.trim() } : titleOf(template, languages);
  return { title, question, rules: template.rules, item };
}
