import { icons, type Drawing, type IconName } from './icons';

let others = $state.raw<Readonly<Record<string, Drawing>>>({});
let isAsked = false;

/** How an icon is drawn; undefined for the moment in which the rarer ones are on their way. */
export function drawingOf(name: IconName): Drawing | undefined {
  if (name in icons) return icons[name as keyof typeof icons];
  if (!isAsked) {
    isAsked = true;
    import('./icons.more').then(
      (more) => (others = more.others),
      () => (isAsked = false),
    );
  }
  return others[name];
}
