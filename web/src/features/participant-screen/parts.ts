// What a phone does not need at first. It is fetched when it is wanted, or once the page has been at rest
// for a while, so that it is there when the connection is not.
export const parts = {
  agenda: () => import('../agenda/AgendaPage.svelte'),
  askDialog: () => import('../floor/AskDialog.svelte'),
  history: () => import('../floor/MyHistory.svelte'),
  people: () => import('../people/RollPage.svelte'),
  notices: () => import('../notices/call'),
  called: () => import('../floor/CalledScreen.svelte'),
  session: () => import('../session/SessionState.svelte'),
  settings: () => import('./Settings.svelte'),
  speaking: () => import('../floor/SpeakingScreen.svelte'),
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
