// What one hears of one's own when it changes: admitted or not, passed over, kept; what the chair answered,
// or says quietly; the lead. That one is called or has the floor is said by `sayChanges`, at once.
import { lt, t } from '../../i18n';
import type { Me, MeRequested, MeWish, MyVotesMandate, Views } from '../../live/wire.gen';
import { announce, notify } from '../../ui/notices.svelte';
import { plateWords } from '../connection/answers';
import { outcomeWords } from '../request/outcome';
import { isChairKind } from '../request/kinds';

/** A mandate comes and goes by what another does, anywhere on the page: that is shown too. */
export function sayOwn(before: Me, me: Me, views: Views): void {
  const words = saidOf(before, me, views);
  const mandates = mandatesOf(before, me);
  if (mandates) notify({ text: [mandates, words].filter(Boolean).join(' ') });
  else if (words) announce(words);
}

export function mandatesOf(before: Me, me: Me): string | null {
  const [had, have] = [before, me].map(({ votes }) => votes?.mandates ?? []) as [MyVotesMandate[], MyVotesMandate[]];
  const without = (all: MyVotesMandate[], others: MyVotesMandate[]) => all.filter(({ seat }) => !others.some((other) => other.seat === seat));
  const words = [
    ...without(have, had).map(({ plate }) => t('waiting.said.mandate', { who: plateWords(plate) })),
    ...without(had, have).map(({ plate }) => t('waiting.said.mandate_over', { who: plateWords(plate) })),
  ];
  return words.length ? words.join(' ') : null;
}

export function saidOf(before: Me, me: Me, views: Views): string | null {
  const words = [
    ...me.wishes.map((wish) => wishWords(before.wishes.find(({ entry }) => entry === wish.entry), wish, views)),
    ...me.requests.map((asked) => requestWords(before, asked)),
    leadWords(before, me),
  ].filter((each) => each !== null);
  return words.length ? words.join(' ') : null;
}

function wishWords(was: MeWish | undefined, wish: MeWish, views: Views): string | null {
  const { stage, whisper } = wish;
  if (stage === 'SPEAKING' || stage === 'PAUSED') return whisper === null || whisper === was?.whisper ? null : whisperWords(whisper);
  if (!was) return null;
  if (wish.item !== was.item) return t('waiting.wish.kept', { title: lt(views.agenda.items[wish.item]?.title ?? {}).text });
  if (stage === was.stage) return null;
  if (stage === 'REMOVED') return `${t('waiting.wish.declined')}. ${whisper ? t('waiting.reason', { reason: whisper }) : ''}`.trim();
  if (stage === 'PASSED') return t('waiting.wish.passed');
  return stage === 'QUEUED' && was.stage === 'REQUESTED' ? t('waiting.said.admitted') : null;
}

export const whisperWords = (whisper: string): string => `${t('waiting.whisper')}: ${whisper || t('waiting.whisper.wrap_up')}`;

function requestWords(before: Me, asked: MeRequested): string | null {
  if (asked.fate === 'PENDING' || !isChairKind(asked.kind)) return null;
  // With a granted point of order comes the floor, and that is said.
  if (asked.fate === 'GRANTED' && asked.kind !== 'TECHNICAL') return null;
  const isKnown = before.requests.some(({ fate, at }) => fate === asked.fate && at === asked.at);
  return isKnown ? null : `${t(`waiting.place.${asked.kind}`)}. ${outcomeWords(asked)}`;
}

function leadWords(before: Me, me: Me): string | null {
  const [led, leads] = [before, me].map(({ audiences }) => audiences.includes('LEAD'));
  if (led === leads) return null;
  return leads ? t('waiting.lead') : t('waiting.said.lead_over');
}
