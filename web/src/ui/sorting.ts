// Moving the rows of a list by a grip, with a mouse, a pen or a finger. Those who cannot drag have Up
// and Down, so nothing of this is said aloud. While one drags nothing moves but the line that says where.
import type { Attachment } from 'svelte/attachments';

const EDGE = 64;

/** Rows are the children with `data-row`, grips carry `data-grip`; `moved` gets places in the list. */
export function sorting(moved: (from: number, to: number) => void): Attachment<HTMLElement> {
  return (list) => {
    let from = -1;
    let to = -1;

    const rows = () => [...list.querySelectorAll<HTMLElement>(':scope > [data-row]')];
    const unmark = () => rows().forEach((row) => row.removeAttribute('data-drop'));

    function begin(event: PointerEvent) {
      const grip = (event.target as Element).closest<HTMLElement>('[data-grip]');
      if (!grip || event.button !== 0) return;
      from = to = rows().findIndex((row) => row.contains(grip));
      if (from < 0) return;
      event.preventDefault();
      list.setPointerCapture(event.pointerId);
      rows()[from]!.setAttribute('data-drag', '');
    }

    function move(event: PointerEvent) {
      if (from < 0) return;
      if (event.clientY < EDGE) scrollBy(0, -12);
      if (event.clientY > innerHeight - EDGE) scrollBy(0, 12);
      const all = rows();
      const over = all.findIndex((row) => {
        const { top, height } = row.getBoundingClientRect();
        return event.clientY < top + height / 2;
      });
      // The gap in front of a row, counted without the one that moves.
      const gap = over < 0 ? all.length : over;
      to = gap > from ? gap - 1 : gap;
      unmark();
      if (to === from) return;
      if (gap < all.length) all[gap]!.setAttribute('data-drop', 'before');
      else all.at(-1)!.setAttribute('data-drop', 'after');
    }

    function end(keep: boolean) {
      if (from < 0) return;
      rows()[from]?.removeAttribute('data-drag');
      unmark();
      const [was, is] = [from, to];
      from = to = -1;
      if (keep && was !== is) moved(was, is);
    }

    const drop = () => end(true);
    const giveUp = () => end(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') giveUp();
    };
    list.addEventListener('pointerdown', begin);
    list.addEventListener('pointermove', move);
    list.addEventListener('pointerup', drop);
    list.addEventListener('pointercancel', giveUp);
    addEventListener('keydown', onKey);
    return () => {
      list.removeEventListener('pointerdown', begin);
      list.removeEventListener('pointermove', move);
      list.removeEventListener('pointerup', drop);
      list.removeEventListener('pointercancel', giveUp);
      removeEventListener('keydown', onKey);
    };
  };
}
