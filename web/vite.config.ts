import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// While one works on the screens, the server runs beside this one (bin/dev starts both).
const server = process.env.KHURAL_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte()],
  // Vitest runs in Node, but what is tested is the code that browsers get.
  ...(process.env.VITEST ? { resolve: { conditions: ['browser'] } } : {}),
  build: {
    target: 'es2022',
    // The content security policy knows no inline script and no data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/live': { target: server, ws: true } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node', passWithNoTests: true },
});
