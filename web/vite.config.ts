import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// While one works on the screens, the server runs beside this one (bin/dev starts both).
const server = process.env.KHURAL_SERVER ?? 'http://127.0.0.1:8080';

// What every connected screen needs comes as one file: a dozen small ones are 3 kB more, compressed.
// What only some need (forms, movements, the organiser's times) is left out of it.
const SESSION = [
  /vite\/preload-helper/,
  /node_modules\/(svelte|esm-env|clsx)\/(?!.*(bindings\/(input|select|size)|transitions|loop|timing|reactivity\/(media-query|date|map|set|url))|src\/(animate|motion|easing))/,
  /src\/(App|router|screens)\.(?!more)/,
  /src\/(live\/|i18n\/((index|language\.svelte|message|format\.svelte)\.ts$))/,
  /src\/ui\/(Banner|Beam|Button|Clock|Icon|icons(?!\.more)|LiveRegion|drawing|Mark|Part|Plate|Stage|Tag|Toast|Unreached|notices|reading)\./,
  /src\/features\/(connection\/(Connected|ConnectionBanner|PendingAsks|answers)|attendance\/arrival|agenda\/forecast|session\/now|floor\/mine|participant-screen\/whynot|request\/kinds)\./,
];
// What the participant's page is made of, and the public page too: shared by two, it would be cut in two.
// Whatever this page imports at once belongs here or above: left out, it becomes a third file that imports this one
// in a circle, without its exports, and no participant sees a page.
const PARTICIPANT = [
  /src\/features\/participant-screen\/(ParticipantScreen|Participant|Pages|Silence|Top|changes|once|parts)\./,
  /src\/features\/(agenda\/(WhereWeAre|words)|floor\/(AskFloor|NextSpeakers|WaitingRow|why))\./,
];
const codeSplitting = {
  includeDependenciesRecursively: false,
  groups: [
    { name: 'session', test: (id: string) => SESSION.some((each) => each.test(id)) },
    { name: 'participant', test: (id: string) => PARTICIPANT.some((each) => each.test(id)) },
    // What one needs who has asked, and who is called or speaks: two files, not eight.
    { name: 'mine', test: /features\/(participant-screen\/said|floor\/MyWish|request\/(My|outcome))/ },
    // Of two dozen small files each would be named on the participant's page, with its styles.
    { name: 'poll', test: /features\/poll\/(polls\.|PollSection|vote\/|result\/)/ },
    { name: 'signing', test: /features\/agreement\/ceremony\/(?!run|ReadDialog)/ },
    // Two pages that one turns to: one file, named once.
    { name: 'pages', test: /features\/(floor\/MyHistory|people\/RollPage)/ },
    { name: 'settings', test: /features\/(participant-screen\/Settings|notices\/SoundSetting)/ },
    { name: 'turn', test: /features\/(attendance\/WhereAreYou|chair\/MyLead|participant-screen\/AskDialog|floor\/(Called|Speaking|Yield))/ },
  ],
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

/** The dictionaries lie under one hashed name: a list of their addresses would cost every page 20 bytes each. */
const i18n = join(import.meta.dirname, 'src/i18n');
const dictionaries = readdirSync(i18n, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .sort()
  .map((path) => ({ path, words: JSON.stringify(JSON.parse(readFileSync(join(i18n, path), 'utf8'))) }));
const edition = createHash('sha256').update(JSON.stringify(dictionaries)).digest('hex').slice(0, 8);
const words: Plugin = {
  name: 'words',
  config: (_, { command }) => ({
    define: { __WORDS__: JSON.stringify(command === 'build' ? `/assets/words-${edition}` : '/src/i18n') },
  }),
  generateBundle() {
    for (const { path, words } of dictionaries)
      this.emitFile({ type: 'asset', fileName: `assets/words-${edition}/${path.replaceAll('\\', '/')}`, source: words });
  },
};

// How some fonts of East Asian documents number their letters; pdf.js fetches the one that a page needs.
const maps = join(import.meta.dirname, 'node_modules/pdfjs-dist/cmaps');
const PDFJS = JSON.parse(readFileSync(join(maps, '../package.json'), 'utf8')).version.replaceAll('.', '-');
const cmaps: Plugin = {
  name: 'cmaps',
  config: (_, { command }) => ({
    define: { __CMAPS__: JSON.stringify(command === 'build' ? `/assets/cmaps-${PDFJS}` : '/node_modules/pdfjs-dist/cmaps') },
  }),
  generateBundle() {
    for (const name of readdirSync(maps))
      this.emitFile({
        type: 'asset',
        // Their licence asks that it travels with them; the server knows only names with an ending.
        fileName: `assets/cmaps-${PDFJS}/${name === 'LICENSE' ? 'LICENSE.txt' : name}`,
        source: readFileSync(join(maps, name)),
      });
  },
};

export default defineConfig({
  plugins: [withoutHydration, words, cmaps, svelte()],
  // Vitest runs in Node, but what is tested is the code that browsers get.
  ...(process.env.VITEST ? { resolve: { conditions: ['browser'] } } : {}),
  build: {
    target: 'es2022',
    // The content security policy knows no inline script and no data: font.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What the participant's page fetches later needs its styles named; the list of its scripts was 400 bytes.
      resolveDependencies: (_, deps, { hostId }) =>
        hostId.includes('/participant-') ? deps.filter((file) => file.endsWith('.css')) : deps,
    },
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
    proxy: { '/api': server, '/ballot': server, '/live': { target: server, ws: true } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node', passWithNoTests: true },
});
