// The title of a tab that nobody looks at says what is urgent, in turn with its own.
const EVERY = 1_000;

let own = '';
let shown: string | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

/** Begins with words, ends with null or as soon as somebody looks. Where nothing may move, it stands still. */
export function flashTitle(words: string | null): void {
  if (words === null) return settle();
  if (shown !== null) return;
  own = document.title;
  shown = words;
  document.title = words;
  document.addEventListener('visibilitychange', settle);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  timer = setInterval(() => (document.title = document.title === shown ? own : shown!), EVERY);
}

function settle(): void {
  if (shown === null) return;
  clearInterval(timer);
  document.removeEventListener('visibilitychange', settle);
  document.title = own;
  shown = null;
}
