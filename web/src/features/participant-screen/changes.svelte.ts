// What a participant hears when it changes: that it is one's turn, one's last minute, what is on, who speaks.
import { lt, t } from '../../i18n';
import { now } from '../../live/tick.svelte';
import type { EntryId, Me, Views } from '../../live/wire.gen';
import { announce } from '../../ui/notices.svelte';
import { read } from '../../ui/reading';
import { plateWords } from '../connection/answers';
import { currentEntry, placesOf, speakingOf, type Row } from '../floor/mine';
import { sessionNow } from '../session/now';
import { parts } from './parts';

interface Seen {
  readonly mine: string;
  readonly session: string;
  readonly item: string | null;
  readonly speaker: string | null;
}

export function sayChanges(of: () => { views: Views; me: Me }): void {
  let before: Seen | null = null;
  let own: Me | null = null;
  $effect(() => {
    const { views, me } = of();
    const seen = look(views, me);
    const words = before && changed(before, seen, views);
    before = seen;
    if (words) announce(words);
  });
  $effect(() => {
    const { views, me } = of();
    if (own && own !== me) void sayOwn(own, me, views);
    own = me;
  });
}

/** Most of what is one's own is said with words that are not there at first. */
async function sayOwn(before: Me, me: Me, views: Views): Promise<void> {
  (await parts.said()).sayOwn(before, me, views);
}

function look(views: Views, me: Me): Seen {
  const { floor, agenda } = views;
  const speaking = speakingOf(floor, me.person);
  const isCalled = placesOf(floor, me.person).some(({ row }) => row.stage === 'CALLED');
  return {
    mine: speaking ? `speaking ${cueOf(speaking, floor)}` : isCalled ? 'called' : '',
    session: sessionNow(agenda).is,
    item: agenda.active,
    speaker: currentEntry(floor) ?? null,
  };
}

function cueOf(speaking: { id: EntryId; row: Row }, floor: Views['floor']): string {
  return speaking.id === currentEntry(floor) ? (read(speaking.row, now()).cue ?? '') : 'interrupted';
}

function changed(before: Seen, seen: Seen, views: Views): string | null {
  if (seen.mine !== before.mine) {
    const words = {
      called: () => t('participant.called'),
      'speaking ': () => t('participant.speaking'),
      'speaking soon': () => t('participant.speaking.soon'),
      'speaking over': () => t('participant.speaking.over'),
      'speaking paused': () => t('participant.speaking.paused'),
      'speaking interrupted': () => t('participant.speaking.interrupted'),
    }[seen.mine];
    if (words) return words();
  }
  if (seen.session !== before.session) return t('participant.said.session', { state: seen.session });
  if (seen.item !== before.item && seen.item !== null)
    return t('participant.said.item', { title: lt(views.agenda.items[seen.item]!.title).text });
  const row = seen.speaker === null || seen.speaker === before.speaker ? null : views.floor.entries[seen.speaker];
  return row ? t('participant.said.speaker', { who: plateWords(row.plate) }) : null;
}
