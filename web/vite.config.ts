import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// While one works on the screens, the server runs beside this one (bin/dev starts both).
const server = process.env.KHURAL_SERVER ?? 'http://127.0.0.1:8080';

// What every connected screen needs comes as one file: a dozen small ones are 3 kB more, compressed.
// What only some need (forms, movements, the organiser's times) is left out of it.
const SESSION = [
  /vite\/preload-helper/,
  /node_modules\/(svelte|esm-env|clsx)\/(?!.*(bindings\/(input|select)|transitions|loop|timing|\/src\/(animate|motion|easing)))/,
  /src\/(App|router|screens)\./,
  /src\/(live\/|i18n\/((index|language\.svelte|message|format\.svelte)\.ts$|\w+\/(common|door|participant|refusals)\.json\?url$))/,
  /src\/ui\/(Banner|Beam|Button|Clock|Icon|icons(?!\.more)|LiveRegion|drawing|Mark|Plate|Stage|Tag|Toast|Unreached|notices|reading)\./,
  /src\/features\/(connection\/(Connected|ConnectionBanner|PendingAsks|answers)|attendance\/arrival|agenda\/forecast|session\/now)\./,
];
const codeSplitting = {
  includeDependenciesRecursively: false,
  groups: [{ name: 'session', test: (id: string) => SESSION.some((each) => each.test(id)) }],
};

/** Svelte can take over pages that a server drew. Ours draws none: without that code every page is 1.3 kB less. */
const withoutHydration: Plugin = {
  name: 'without-hydration',
  apply: 'build',
  enforce: 'pre',
  transform(_, id) {
    if (!id.endsWith('/svelte/src/internal/client/dom/hydration.js')) return null;
    const nothing = ['reset', 'next', 'hydrate_template', 'set_hydrating', 'set_hydrate_node', 'hydrate_next', 'skip_nodes', 'read_hydration_instruction'];
    return `export const hydrating = false, hydrate_node = null;\n${nothing.map((name) => `export function ${name}() {}`).join('\n')}`;
  },
};

export default defineConfig({
  plugins: [withoutHydration, svelte()],
  // Vitest runs in Node, but what is tested is the code that browsers get.
  ...(process.env.VITEST ? { resolve: { conditions: ['browser'] } } : {}),
  build: {
    target: 'es2022',
    // The content security policy knows no inline script and no data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting },
      // Else a file that only defines functions is loaded for fear of what it might do.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/svelte\//, sideEffects: false }] },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/live': { target: server, ws: true } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node', passWithNoTests: true },
});
