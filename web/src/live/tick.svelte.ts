// One beat a second for the whole page, on the server's full seconds, so that every screen in a hall
// steps together. It beats only while something on the page reads it.
import { createSubscriber } from 'svelte/reactivity';
import { clock } from './clock';

const subscribe = createSubscriber((update) => {
  let timer: ReturnType<typeof setTimeout>;
  const beat = () => {
    // A little late rather than early: a beat before the full second would show the old one.
    timer = setTimeout(() => (update(), beat()), 1005 - (clock.now() % 1000));
  };
  beat();
  return () => clearTimeout(timer);
});

/** The server's time, in milliseconds; read in a template or a `$derived` it changes each second. */
export function now(): number {
  subscribe();
  return clock.now();
}
