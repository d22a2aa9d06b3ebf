// A wall can not be scrolled: what is too much for it is set smaller, step by step, until all of it is seen.
const STEPS = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];

/** Sets `--fit` on the picture; hall.css multiplies by it what may shrink. */
export function fit(picture: HTMLElement): () => void {
  const set = () => {
    for (const step of STEPS) {
      picture.style.setProperty('--fit', String(step));
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
