// All screens but the participant's.
import { loadWords } from './i18n';
import type { Route } from './router.svelte';
import { showConnected, type Connected, type Plain, type Shown } from './screens';

const PLAIN: Record<'start' | 'door' | 'join' | 'pairing' | 'nowhere' | 'verify' | 'check', Plain> = {
  start: { words: ['door'], load: () => import('./features/start-screen/StartScreen.svelte') },
  door: { words: ['door'], load: () => import('./features/door-screen/DoorScreen.svelte') },
  join: { words: ['door'], load: () => import('./features/join-screen/JoinScreen.svelte') },
  pairing: { words: ['display'], load: () => import('./features/display-screen/PairingScreen.svelte') },
  nowhere: { words: ['door'], load: () => import('./features/start-screen/StartScreen.svelte') },
  verify: { words: ['pollsecret'], load: () => import('./features/verify-screen/VerifyScreen.svelte') },
  check: { words: ['verify'], load: () => import('./features/check-screen/CheckScreen.svelte') },
};

const UNROUTED: Record<string, 'verify' | 'check'> = { '/verify-ballots': 'verify', '/verify': 'check' };

type Other = Exclude<Extract<Route, { login: string }>['to'], 'participant'>;

const CONNECTED: Record<Other, Connected> = {
  chair: {
    as: 'CHAIR',
    words: ['ahead', 'ceremony', 'chair', 'pollcompose', 'pollresult', 'pollrun', 'refusals', 'vote'],
    load: () => import('./features/chair-screen/ChairScreen.svelte'),
  },
  lead: {
    as: 'LEAD',
    words: ['ahead', 'ceremony', 'chair', 'pollcompose', 'pollresult', 'pollrun', 'refusals', 'vote'],
    load: () => import('./features/chair-screen/ChairScreen.svelte'),
  },
  organiser: {
    as: 'ORGANISER',
    words: ['agreement', 'ahead', 'organiser', 'prepare', 'programme', 'record', 'chair', 'pollcompose', 'refusals'],
    load: () => import('./features/organiser-screen/OrganiserScreen.svelte'),
  },
  assistant: {
    as: 'ASSISTANT',
    words: ['assistant', 'pollrun', 'refusals', 'vote'],
    load: () => import('./features/assistant-screen/AssistantScreen.svelte'),
  },
  // As whoever of them one is: the paper is the same.
  paper: {
    as: 'CHAIR',
    words: ['record'],
    load: () => import('./features/paper-screen/PaperScreen.svelte'),
  },
  sign: {
    as: 'PARTICIPANT',
    words: ['agreement', 'sign', 'refusals'],
    load: () => import('./features/sign-screen/SignScreen.svelte'),
  },
  observer: {
    as: 'OBSERVER',
    words: ['participant', 'observer'],
    load: () => import('./features/observer-screen/ObserverScreen.svelte'),
  },
  display: {
    as: 'DISPLAY',
    words: ['agreement', 'ceremony', 'display', 'pollresult', 'vote'],
    load: () => import('./features/display-screen/DisplayScreen.svelte'),
  },
};

export async function loadOther(route: Route): Promise<Shown> {
  if ('login' in route) return showConnected(route.login, CONNECTED[route.to as Other]);
  // Known here and not to the router, whose every byte each phone loads first.
  const known = (route.to === 'nowhere' && UNROUTED[location.pathname]) || route.to;
  const { words, load } = PLAIN[known];
  const [{ default: screen }] = await Promise.all([load(), loadWords(...words)]);
  return { screen: screen as Shown['screen'], props: { isNowhere: route.to === 'nowhere' }, leave: () => {} };
}
