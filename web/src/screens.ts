// Each screen is a chunk of its own, and needs only some of the words. The connection begins while the
// screen is still on its way.
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

type Loaded = Promise<{ default: unknown }>;

interface Plain {
  readonly words: readonly Area[];
  readonly load: () => Loaded;
}
interface Connected extends Plain {
  readonly as: Audience;
}

const PLAIN: Record<'start' | 'door' | 'join' | 'pairing' | 'nowhere', Plain> = {
  start: { words: ['door'], load: () => import('./features/start-screen/StartScreen.svelte') },
  door: { words: ['door'], load: () => import('./features/door-screen/DoorScreen.svelte') },
  join: { words: ['door'], load: () => import('./features/join-screen/JoinScreen.svelte') },
  pairing: { words: ['display'], load: () => import('./features/display-screen/PairingScreen.svelte') },
  nowhere: { words: ['door'], load: () => import('./features/start-screen/StartScreen.svelte') },
};

const CONNECTED: Record<'participant' | 'chair' | 'organiser' | 'display', Connected> = {
  participant: {
    as: 'PARTICIPANT',
    words: ['participant'],
    load: () => import('./features/participant-screen/ParticipantScreen.svelte'),
  },
  chair: {
    as: 'CHAIR',
    words: ['chair', 'refusals'],
    load: () => import('./features/chair-screen/ChairScreen.svelte'),
  },
  organiser: {
    as: 'ORGANISER',
    words: ['organiser', 'chair', 'refusals'],
    load: () => import('./features/organiser-screen/OrganiserScreen.svelte'),
  },
  display: {
    as: 'DISPLAY',
    words: ['display'],
    load: () => import('./features/display-screen/DisplayScreen.svelte'),
  },
};

export async function load(route: Route): Promise<Shown> {
  if (!('login' in route)) {
    const { words, load } = PLAIN[route.to];
    const [{ default: screen }] = await Promise.all([load(), loadWords(...words)]);
    return { screen: screen as Shown['screen'], props: { isNowhere: route.to === 'nowhere' }, leave: () => {} };
  }
  const { as, words, load } = CONNECTED[route.to];
  const connecting = connect(route.login, as);
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
