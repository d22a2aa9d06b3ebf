// A wall can not be scrolled: what is too much for it is set smaller, step by step, until all of it is seen. What is
// too much even so is cut after some lines, with an ellipsis; the whole text stands on every other screen.
const SMALLEST = 0.4;
const SIZES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, SMALLEST].map((size) => [size, 'none'] as const);
const CUTS = ['6', '4', '3', '2', '1'].map((lines) => [SMALLEST, lines] as const);

/** Sets `--fit` and `--lines` on the picture; hall.css multiplies by the one what may shrink, and cuts by the other. */
export function fit(picture: HTMLElement): () => void {
  const set = () => {
    for (const [size, lines] of [...SIZES, ...CUTS]) {
      picture.style.setProperty('--fit', String(size));
      picture.style.setProperty('--lines', lines);
      if (picture.scrollHeight <= picture.clientHeight) return;
    }
  };
  const size = new ResizeObserver(set);
  const content = new MutationObserver(set);
  size.observe(picture);
  content.observe(picture, { childList: true, characterData: true, subtree: true });
  // Another font has other widths.
  void document.fonts.ready.then(set);
  return () => {
    size.disconnect();
    content.disconnect();
  };
}
