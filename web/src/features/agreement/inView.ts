/** For `{@attach}`: says that an element has come into view, also out of a part that scrolls. */
export function inView(then: () => void) {
  return (element: HTMLElement) => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) then();
    });
    watch.observe(element);
    return () => watch.disconnect();
  };
}
