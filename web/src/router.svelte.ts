// Which screen the address names. A login's name stands in the path, so that one browser can be the
// chair in one tab and a participant in another. A link's token stands only in the fragment.
import type { Audience } from './live/wire.gen';

/** What follows the login in the path: `/as/<login>/chair`. */
const PAGES = ['chair', 'lead', 'organiser', 'assistant', 'paper', 'sign'] as const;
type Page = (typeof PAGES)[number];
const isPage = (name: string): name is Page => PAGES.some((page) => page === name);

export type Route =
  | { readonly to: 'start' }
  | { readonly to: 'door' }
  | { readonly to: 'participant' | Page | 'display'; readonly login: string }
  /** `login` is then the workshop itself. */
  | { readonly to: 'observer'; readonly login: string }
  /** `waits`: the login of who came by a code and waits to be let in. */
  | { readonly to: 'join'; readonly waits: string | null }
  | { readonly to: 'pairing' }
  | { readonly to: 'nowhere' };

let route = $state.raw(parse(location.pathname));

export function currentRoute(): Route {
  return route;
}

/** Goes on without loading the page again; `replace` leaves nothing to come back to. */
export function go(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path);
  else history.replaceState(null, '', path);
  route = parse(location.pathname);
}

addEventListener('popstate', () => (route = parse(location.pathname)));

export function parse(path: string): Route {
  const [first, login, page, ...rest] = path.split('/').filter(Boolean);
  if (rest.length) return { to: 'nowhere' };
  if (first === undefined) return { to: 'start' };
  if (first === 'door' && !login) return { to: 'door' };
  if (first === 'join' && !page) return { to: 'join', waits: login ?? null };
  if (first === 'display' && !page) return login ? { to: 'display', login } : { to: 'pairing' };
  if (first === 'observe' && login && !page) return { to: 'observer', login };
  if (first === 'as' && login) {
    if (page === undefined) return { to: 'participant', login };
    if (isPage(page)) return { to: page, login };
  }
  return { to: 'nowhere' };
}

/** The screen of an audience, for one login. */
export function pathOf(login: string, audience: Audience): string {
  if (audience === 'CHAIR') return `/as/${login}/chair`;
  if (audience === 'LEAD') return `/as/${login}/lead`;
  if (audience === 'ORGANISER') return `/as/${login}/organiser`;
  if (audience === 'ASSISTANT') return `/as/${login}/assistant`;
  return audience === 'DISPLAY' ? `/display/${login}` : `/as/${login}`;
}
