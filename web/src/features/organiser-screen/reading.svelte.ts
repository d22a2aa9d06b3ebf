// In a large workshop the rows of people are not in the view: they are read again when their number
// changes, and when the workshop has moved on.
import { untrack } from 'svelte';
import type { Office } from '../office/office.svelte';

const AT_MOST_EVERY = 15_000;

export function keepReading(office: Office): void {
  $effect(() => {
    void office.directory.count;
    void untrack(() => office.directory.read());
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  $effect(() => {
    if (office.directory.isWhole || !office.live.mark) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!document.hidden) void office.directory.read();
    }, AT_MOST_EVERY);
  });
  $effect(() => () => clearTimeout(timer));
}
