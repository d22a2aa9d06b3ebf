// Keeps the screen on for who waits. The browser takes the lock away whenever the page is hidden, so it
// is asked for again when the page comes back. Without the right, the device sleeps as it always did.
let lock: WakeLockSentinel | null = null;
let isWished = false;
let isWatching = false;

export function stayAwake(wish: boolean): void {
  isWished = wish;
  if (!isWatching && wish) {
    isWatching = true;
    document.addEventListener('visibilitychange', () => void hold());
  }
  void hold();
}

async function hold(): Promise<void> {
  if (!isWished) {
    const held = lock;
    lock = null;
    return void held?.release().catch(() => {});
  }
  if (document.hidden || (lock && !lock.released)) return;
  try {
    lock = (await navigator.wakeLock?.request('screen')) ?? null;
    if (!isWished) await hold();
  } catch {
    // A low battery may forbid it.
  }
}
