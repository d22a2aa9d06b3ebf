// What a device does when its person is called: it vibrates, rings if that is wished, and says it in the
// title of the tab. While the person waits, its screen stays awake.
import { stayAwake } from './awake';
import { isSoundOn, ring, wakeSound } from './sound';
import { flashTitle } from './title';

/** `waits`: for a place, a call or the end of the speech; empty: for nothing. */
export type Standing = '' | 'waits' | 'called';

const SHAKE = [200, 100, 200, 100, 400];
let before: Standing | null = null;

/** Called with every change; `words` are those of the call. What was so when the page came is no news. */
export function follow(standing: Standing, words: string): void {
  if (before === null) wakeSound();
  const isNews = standing === 'called' && before !== null && before !== 'called';
  before = standing;
  stayAwake(standing !== '');
  flashTitle(standing === 'called' && document.hidden ? words : null);
  if (!isNews) return;
  // A device that may not vibrate, or was never touched, says so in the console only.
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(SHAKE);
  if (isSoundOn()) ring();
}
