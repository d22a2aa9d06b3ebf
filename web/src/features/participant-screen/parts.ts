// What a phone does not need at first. It is fetched when it is wanted, or once the page has been at rest
// for a while, so that it is there when the connection is not.
import { loadWords } from '../../i18n';

/** A part that speaks to those who asked, wait, are called or speak: with the words for it. */
const speaking =
  <Part>(load: () => Promise<Part>) =>
  async () =>
    (await Promise.all([load(), loadWords('waiting')]))[0];

export const parts = {
  agenda: () => import('../agenda/AgendaPage.svelte'),
  askDialog: speaking(() => import('./AskDialog.svelte')),
  called: speaking(() => import('../floor/CalledScreen.svelte')),
  decisions: () => import('./Decisions.svelte'),
  history: () => import('../floor/MyHistory.svelte'),
  lead: speaking(() => import('../chair/MyLead.svelte')),
  notices: () => import('../notices/call'),
  people: () => import('../people/RollPage.svelte'),
  place: speaking(() => import('../floor/MyPlace.svelte')),
  requests: speaking(() => import('../request/MyRequests.svelte')),
  said: speaking(() => import('./said')),
  session: () => import('../session/SessionState.svelte'),
  settings: () => import('./Settings.svelte'),
  speaking: speaking(() => import('../floor/SpeakingScreen.svelte')),
  where: () => import('../attendance/WhereAreYou.svelte'),
  wishes: speaking(() => import('../floor/MyWishes.svelte')),
};

const others = [() => import('../connection/Away.svelte'), () => import('../connection/Ended.svelte'), () => import('../connection/refusals')];
const REST = 4_000;

/** Returns how to call it off; `then` begins what can wait until the page is at rest. */
export function fetchAtRest(then: () => void): () => void {
  const timer = setTimeout(() => {
    [...Object.values(parts), ...others].forEach((part) => void part().catch(() => {}));
    then();
  }, REST);
  return () => clearTimeout(timer);
}
