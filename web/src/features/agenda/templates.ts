// Programmes to begin with, in our five languages. They are added by ordinary commands and can then be
// changed like anything else.
import type { ItemKind, LocalizedText } from '../../live/wire.gen';
import { newId } from '../office/office.svelte';
import type { PlannedItem, PlannedSession, Programme } from './programme';

type Words = readonly [en: string, mn: string, ru: string, zh: string, fr: string];
type Line = readonly [words: Words, kind: ItemKind, minutes: number, speech?: number];

interface Part {
  readonly title: Words;
  readonly lines: readonly Line[];
  /** Minutes from the end of the part before to its begin. */
  readonly pause?: number;
}

export interface Template {
  readonly name: LocalizedText;
  readonly parts: readonly Part[];
}

const LANGUAGES = ['en', 'mn', 'ru', 'zh', 'fr'] as const;
const MINUTE = 60_000;

const OPENING: Words = ['Opening remarks', 'Нээлтийн үг', 'Вступительное слово', '开幕致辞', 'Allocutions d’ouverture'];
const BREAK: Words = ['Break', 'Завсарлага', 'Перерыв', '休息', 'Pause'];
const QUESTIONS: Words = ['Questions and discussion', 'Асуулт, хэлэлцүүлэг', 'Вопросы и обсуждение', '提问与讨论', 'Questions et discussion'];
const CLOSING: Words = ['Closing remarks', 'Хаалтын үг', 'Заключительное слово', '闭幕致辞', 'Mots de clôture'];

export const TEMPLATES: readonly Template[] = [
  {
    name: named(['Launch day', 'Төслийн нээлтийн өдөр', 'День открытия проекта', '项目启动日', 'Journée de lancement']),
    parts: [
      {
        title: ['Opening', 'Нээлт', 'Открытие', '开幕', 'Ouverture'],
        lines: [
          [OPENING, 'REMARKS', 30],
          [['Overview of the project and its action plan', 'Төсөл, үйл ажиллагааны төлөвлөгөөний танилцуулга', 'Обзор проекта и его плана действий', '项目及其行动计划概述', 'Présentation du projet et de son plan d’action'], 'PRESENTATION', 30, 900],
          [QUESTIONS, 'DISCUSSION', 30, 180],
        ],
      },
      {
        title: ['From plans to actions', 'Төлөвлөгөөнөөс үйл ажиллагаанд', 'От планов к действиям', '从计划到行动', 'Des plans aux actes'],
        pause: 20,
        lines: [
          [['Discussion with the universities', 'Их сургуулиудтай хийх хэлэлцүүлэг', 'Обсуждение с университетами', '与各大学讨论', 'Discussion avec les universités'], 'DISCUSSION', 60, 300],
          [['The action plan', 'Үйл ажиллагааны төлөвлөгөө', 'План действий', '行动计划', 'Le plan d’action'], 'DISCUSSION', 30, 180],
          [['Decisions', 'Шийдвэр', 'Решения', '决定', 'Décisions'], 'VOTE', 15],
          [['Signing of the agreement', 'Гэрээнд гарын үсэг зурах', 'Подписание соглашения', '签署协议', 'Signature de l’accord'], 'SIGNING', 20],
          [CLOSING, 'REMARKS', 10],
        ],
      },
    ],
  },
  {
    name: named(['Half-day workshop', 'Хагас өдрийн хурал', 'Семинар на полдня', '半天研讨会', 'Atelier d’une demi-journée']),
    parts: [
      {
        title: ['Workshop', 'Хурал', 'Семинар', '研讨会', 'Atelier'],
        lines: [
          [['Welcome', 'Угтах үг', 'Приветствие', '欢迎', 'Accueil'], 'REMARKS', 10],
          [['Presentation', 'Илтгэл', 'Доклад', '报告', 'Exposé'], 'PRESENTATION', 40, 1200],
          [QUESTIONS, 'DISCUSSION', 40, 180],
          [BREAK, 'BREAK', 20],
          [['Second presentation', 'Хоёр дахь илтгэл', 'Второй доклад', '第二个报告', 'Second exposé'], 'PRESENTATION', 40, 1200],
          [QUESTIONS, 'DISCUSSION', 40, 180],
          [['Conclusions', 'Дүгнэлт', 'Выводы', '结论', 'Conclusions'], 'REMARKS', 20],
        ],
      },
    ],
  },
  {
    name: named(['Board meeting', 'Удирдах зөвлөлийн хурал', 'Заседание правления', '理事会会议', 'Réunion du conseil']),
    parts: [
      {
        title: ['Board meeting', 'Удирдах зөвлөлийн хурал', 'Заседание правления', '理事会会议', 'Réunion du conseil'],
        lines: [
          [['Opening and quorum', 'Нээлт, ирц', 'Открытие и кворум', '开会与法定人数', 'Ouverture et quorum'], 'REMARKS', 5],
          [['Adoption of the agenda', 'Хэлэлцэх асуудлыг батлах', 'Утверждение повестки', '通过议程', 'Adoption de l’ordre du jour'], 'VOTE', 5],
          [['Minutes of the last meeting', 'Өмнөх хурлын тэмдэглэл', 'Протокол прошлого заседания', '上次会议记录', 'Procès-verbal de la dernière réunion'], 'VOTE', 10],
          [['Report', 'Тайлан', 'Отчёт', '报告', 'Rapport'], 'PRESENTATION', 20, 900],
          [['Discussion of the report', 'Тайлангийн хэлэлцүүлэг', 'Обсуждение отчёта', '讨论报告', 'Discussion du rapport'], 'DISCUSSION', 30, 180],
          [['Decisions', 'Шийдвэр', 'Решения', '决定', 'Décisions'], 'VOTE', 15],
          [['Other matters', 'Бусад асуудал', 'Разное', '其他事项', 'Questions diverses'], 'DISCUSSION', 15, 120],
        ],
      },
    ],
  },
];

/** Single items that most sessions have. */
export const ITEMS: readonly Line[] = [
  [OPENING, 'REMARKS', 15],
  [['Presentation', 'Илтгэл', 'Доклад', '报告', 'Exposé'], 'PRESENTATION', 20, 900],
  [QUESTIONS, 'DISCUSSION', 30, 180],
  [['Decisions', 'Шийдвэр', 'Решения', '决定', 'Décisions'], 'VOTE', 15],
  [BREAK, 'BREAK', 15],
  [['Signing of the agreement', 'Гэрээнд гарын үсэг зурах', 'Подписание соглашения', '签署协议', 'Signature de l’accord'], 'SIGNING', 20],
  [CLOSING, 'REMARKS', 10],
];

export const nameOf = ([words]: Line): LocalizedText => named(words);

export function itemOf([words, kind, minutes, speech = 300]: Line, at: number, languages: readonly string[]): PlannedItem {
  return { id: newId('item'), title: spoken(words, languages), kind, at, minutes, speech, lead: null };
}

/** With ids of its own each time; in those of the workshop's languages that we speak, else in English. */
export function programmeOf(template: Template, start: number, languages: readonly string[]): Programme {
  let at = start;
  return template.parts.map((part): PlannedSession => {
    const begin = (at += (part.pause ?? 0) * MINUTE);
    const items = part.lines.map((line) => {
      const item = itemOf(line, at, languages);
      at += item.minutes * MINUTE;
      return item;
    });
    return { id: newId('session'), title: spoken(part.title, languages), start: begin, end: at, items };
  });
}

/** The workshop's own order: the original first. */
function spoken(words: Words, languages: readonly string[]): LocalizedText {
  const all = named(words);
  const mine = languages.filter((lang) => lang in all);
  return Object.fromEntries((mine.length ? mine : ['en']).map((lang) => [lang, all[lang]!]));
}

function named(words: Words): LocalizedText {
  return Object.fromEntries(LANGUAGES.map((lang, i) => [lang, words[i]!]));
}
