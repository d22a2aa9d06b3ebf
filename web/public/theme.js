// Runs before the first paint, so that nobody in a dark hall is dazzled by a white flash.
// A file of its own and not inline: the content security policy allows no inline script.
(function () {
  var dark = matchMedia('(prefers-color-scheme: dark)');
  var contrast = matchMedia('(prefers-contrast: more)');
  function show() {
    var chosen = null;
    try {
      chosen = localStorage.getItem('khural.theme');
    } catch (blocked) {
      // Storage may be forbidden; then the system's wish is all there is.
    }
    document.documentElement.dataset.theme =
      chosen || (contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light');
  }
  show();
  dark.addEventListener('change', show);
  contrast.addEventListener('change', show);
  // ui/theme.ts stores a choice and then says so.
  addEventListener('khural:theme', show);
})();
