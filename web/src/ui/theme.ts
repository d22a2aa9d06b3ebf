// The other half of public/theme.js: it shows a theme before the first paint, this stores a choice.
export type Theme = 'light' | 'dark' | 'contrast' | 'hall' | 'hall-light';

const KEY = 'khural.theme';

/** What the person chose, or null while the system's own wish is followed. */
export function chosenTheme(): Theme | null {
  try {
    return localStorage.getItem(KEY) as Theme | null;
  } catch {
    return null;
  }
}

/** Keeps the choice for the next visit and shows it at once; null follows the system again. */
export function chooseTheme(theme: Theme | null): void {
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
    if (theme) showTheme(theme);
    return;
  }
  dispatchEvent(new Event('khural:theme'));
}

/** Shows a theme without keeping it: the wall of a hall is no person's choice. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
