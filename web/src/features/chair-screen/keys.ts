// Which act a key press means. Keys never fire while somebody types, in a dialog or a menu, with a
// modifier, or while a key is held down.
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
  readonly isComposing: boolean;
}

/** Where the focus is, as far as keys mind. */
export interface Place {
  readonly typing: boolean;
  readonly inDialog: boolean;
}

/** The letters of acts, `next` for N, `palette` for Ctrl+K, or null. */
export function meaning(press: Press, place: Place): string | null {
  if (press.repeat || press.defaultPrevented || press.isComposing || press.altKey) return null;
  if (place.inDialog) return null;
  const key = letter(press);
  if (press.ctrlKey || press.metaKey) return key === 'K' ? 'palette' : null;
  if (place.typing) return null;
  if (key === 'N') return 'next';
  return LETTERS.has(key) ? key : null;
}

const LETTERS = new Set(['E', 'P', 'L', 'U', 'A', 'W', 'O', 'C', 'S', '+', '-']);

/** On a keyboard that writes Cyrillic the keys stay where they are on a Latin one. */
function letter({ key, code }: Press): string {
  if (key === '=' || key === '_') return key === '=' ? '+' : '-';
  if (key.length !== 1) return key;
  return /^[ -~]$/.test(key) ? key.toUpperCase() : code.replace(/^Key/, '');
}

/** Reads the place (a form is as good as a dialog) from the focused element and the open dialogs of the page. */
export function placeOf(target: EventTarget | null, document: Document): Place {
  const element = target instanceof Element ? target : null;
  const typing = !!element?.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
  const inDialog = !!document.querySelector('dialog[open]') || !!element?.closest('form, [role=menu], [role=listbox]');
  return { typing, inDialog };
}
