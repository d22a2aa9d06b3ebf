// Which language this screen speaks, and its words. Only the chosen language is loaded, and of it only
// the areas that the screen needs: a phone in the hall does not wait for the words of the organiser.
import type Agreement from './en/agreement.json';
import type Ahead from './en/ahead.json';
import type Assistant from './en/assistant.json';
import type Ceremony from './en/ceremony.json';
import type Chair from './en/chair.json';
import type Common from './en/common.json';
import type Display from './en/display.json';
import type Door from './en/door.json';
import type Organiser from './en/organiser.json';
import type Participant from './en/participant.json';
import type Observer from './en/observer.json';
import type People from './en/people.json';
import type PollCompose from './en/pollcompose.json';
import type PollResult from './en/pollresult.json';
import type PollRun from './en/pollrun.json';
import type PollSecret from './en/pollsecret.json';
import type Prepare from './en/prepare.json';
import type Programme from './en/programme.json';
import type Home from './en/record.json';
import type Refusals from './en/refusals.json';
import type Sign from './en/sign.json';
import type Stored from './en/stored.json';
import type Verify from './en/verify.json';
import type Vote from './en/vote.json';
import type Waiting from './en/waiting.json';

export const LANGUAGES = { en: 'English', mn: 'Монгол', ru: 'Русский', zh: '中文', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

interface Dictionary {
  agreement: typeof Agreement;
  ahead: typeof Ahead;
  common: typeof Common;
  refusals: typeof Refusals;
  door: typeof Door;
  participant: typeof Participant;
  waiting: typeof Waiting;
  assistant: typeof Assistant;
  ceremony: typeof Ceremony;
  chair: typeof Chair;
  display: typeof Display;
  organiser: typeof Organiser;
  observer: typeof Observer;
  pollcompose: typeof PollCompose;
  pollresult: typeof PollResult;
  pollrun: typeof PollRun;
  pollsecret: typeof PollSecret;
  prepare: typeof Prepare;
  programme: typeof Programme;
  record: typeof Home;
  people: typeof People;
  sign: typeof Sign;
  stored: typeof Stored;
  verify: typeof Verify;
  vote: typeof Vote;
}
export type Area = keyof Dictionary;
export type Key = { [A in Area]: `${A}.${Extract<keyof Dictionary[A], string>}` }[Area];

/** Where the dictionaries lie; see vite.config.ts. Data, not script: only fetched and parsed, never compiled. */
declare const __WORDS__: string;
const STORED = 'khural.language';
const areas = new Set<Area>(['common']);
const fetched = new Map<string, Record<string, string>>();

let chosen: Language | null = null;
let current = $state.raw<Language>('en');
let words = $state.raw<ReadonlyMap<string, string>>(new Map());

export function language(): Language {
  return current;
}

export function word(key: Key): string | undefined {
  return words.get(key);
}

/** What the person chose before, else the first of the browser's languages that we speak. */
export function preferredLanguage(): Language {
  const wishes = [chosen, stored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wishes.find(isLanguage) ?? 'en';
}

/** Makes the words of further areas available, in the language that is shown. */
export async function loadWords(...more: Area[]): Promise<void> {
  more.forEach((area) => areas.add(area));
  await show(preferredLanguage());
}

/** Changes the language of the whole page, and of the next visits. */
export async function chooseLanguage(next: Language): Promise<void> {
  chosen = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // Storage may be forbidden; then it lasts as long as the page.
  }
  await show(next);
}

/** For a screen that is nobody's own: it speaks as the workshop wishes, and the browser keeps its choice. */
export async function speak(next: Language): Promise<void> {
  chosen = next;
  if (next !== current) await show(next);
}

async function show(next: Language): Promise<void> {
  const found = await Promise.all([...areas].map(async (area) => [area, await fetchWords(next, area)] as const));
  words = new Map(
    found.flatMap(([area, texts]) => Object.entries(texts).map(([name, text]) => [`${area}.${name}`, text])),
  );
  current = next;
  document.documentElement.lang = next;
}

async function fetchWords(language: Language, area: Area): Promise<Record<string, string>> {
  const url = `${__WORDS__}/${language}/${area}.json`;
  const kept = fetched.get(url);
  if (kept) return kept;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}: ${url}`);
  const texts = (await answer.json()) as Record<string, string>;
  fetched.set(url, texts);
  return texts;
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function isLanguage(tag: string | null): tag is Language {
  return tag !== null && tag in LANGUAGES;
}
