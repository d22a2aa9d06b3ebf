// Each screen is a chunk of its own, and needs only some of the words. The connection begins while the
// screen is still on its way. Most people open the participant's page, many on weak connections: where
// the other screens lie is written in screens.more.ts, so that they do not wait for that list.
import type { Component } from 'svelte';
import { loadWords, type Area } from './i18n';
import { Live } from './live/store.svelte';
import type { Audience } from './live/wire.gen';
import type { Route } from './router.svelte';

export interface Shown {
  readonly screen: Component<Record<string, unknown>>;
  readonly props: Record<string, unknown>;
  /** Ends what the screen began. */
  readonly leave: () => void;
}

export interface Plain {
  readonly words: readonly Area[];
  readonly load: () => Promise<{ default: unknown }>;
}
export interface Connected extends Plain {
  readonly as: Audience;
}

const PARTICIPANT: Connected = {
  as: 'PARTICIPANT',
  words: ['participant'],
  load: () => import('./features/participant-screen/ParticipantScreen.svelte'),
};

export async function load(route: Route): Promise<Shown> {
  if (route.to === 'participant') return showConnected(route.login, PARTICIPANT);
  const { loadOther } = await import('./screens.more');
  return loadOther(route);
}

export async function showConnected(login: string, { as, words, load }: Connected): Promise<Shown> {
  const connecting = connect(login, as);
  const leave = () => void connecting.then((live) => live.stop());
  try {
    const [{ default: screen }, live] = await Promise.all([load(), connecting, loadWords(...words)]);
    return { screen: screen as Shown['screen'], props: { live }, leave };
  } catch (missing) {
    leave();
    throw missing;
  }
}

async function connect(login: string, as: Audience): Promise<Live> {
  if (import.meta.env.DEV && location.search.includes('fixture=')) {
    const { fixture } = await import('./dev/fixture.svelte');
    return fixture(as);
  }
  return new Live(login, as);
}
