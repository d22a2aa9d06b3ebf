// What was just done or refused (one toast at a time), and what the page says aloud.
import { untrack } from 'svelte';

export interface Notice {
  readonly text: string;
  /** `stop`: something was not done; it stays long enough to be read anywhere. `why`: says only what is to be seen anyway. */
  readonly tone?: 'plain' | 'stop' | 'why';
  readonly undo?: { readonly until: number; readonly act: () => void };
}

const SHOWN = 8_000;
/** A refusal that stayed for ever would speak of a room that is no more, over what one has to press. */
const READ = 40_000;

let notice = $state.raw<Notice | null>(null);
let spoken = $state.raw('');
let timer: ReturnType<typeof setTimeout> | undefined;

export function currentNotice(): Notice | null {
  return notice;
}

export function spokenWords(): string {
  return spoken;
}

/** Shows a toast, in place of the one before, and says it aloud. */
export function notify(next: Notice): void {
  clearTimeout(timer);
  notice = next;
  announce(next.text);
  if (!next.undo) timer = setTimeout(dismiss, next.tone === 'stop' ? READ : SHOWN);
}

export function dismiss(): void {
  clearTimeout(timer);
  notice = null;
}

/** Says a change aloud to those who do not see it, politely and once. */
export function announce(words: string): void {
  // The same words again must be another text to be read again.
  // An effect that speaks must not depend on what was said.
  spoken = untrack(() => spoken) === words ? `${words}\u00a0` : words;
}
