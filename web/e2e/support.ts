// What every browser test stands on: `import { test, expect } from './support'` gives a running
// server and `open`, which opens a screen and watches it. At the end of each test every screen must
// have asked only its own server, broken no content security policy and thrown nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import chromium from '@sparticuz/chromium';
import { offerFonts } from './fonts';
import { Server, target } from './server';

export { expect, Server };

/** The three sizes that the product is designed for. */
export const SCREENS = {
  laptop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  hall: { viewport: { width: 1920, height: 1080 } },
} satisfies Record<string, BrowserContextOptions>;

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  // Nothing that phones home: some machines that run these tests have no way out.
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Screen = keyof typeof SCREENS;
type Open = (screen: Screen, url: string, options?: BrowserContextOptions) => Promise<Page>;

export const test = base.extend<{ open: Open }, { server: Server }>({
  // From npm, so that it needs neither root nor a package manager; CHROMIUM names another one.
  launchOptions: [
    async ({}, use) => {
      const executablePath = process.env.CHROMIUM ?? (await chromium.executablePath());
      await offerFonts(join(target, 'tmp'));
      await use({ executablePath, args: CHROMIUM_ARGS });
    },
    { scope: 'worker' },
  ],

  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  open: async ({ browser }, use) => {
    const faults: string[] = [];
    const open: Open = async (screen, url, options) => {
      const context = await browser.newContext({ ...SCREENS[screen], ...options });
      const page = await context.newPage();
      watch(page, new URL(url).origin, faults);
      await page.goto(url);
      return page;
    };
    await use(open);
    for (const context of browser.contexts()) await context.close();
    expect(faults, 'foreign requests, policy violations and errors of all screens').toEqual([]);
  },
});

function watch(page: Page, origin: string, faults: string[]): void {
  const own = (url: string) => /^(data|blob|about):/.test(url) || new URL(url).origin.replace(/^http/, 'ws') === origin.replace(/^http/, 'ws');
  const check = (url: string) => {
    if (!own(url)) faults.push(`foreign origin: ${url}`);
  };
  page.on('request', (request) => check(request.url()));
  page.on('websocket', (socket) => check(socket.url().replace(/^ws/, 'http')));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(`policy: ${message.text()}`);
  });
}

/** No violation of WCAG 2.2 A and AA; the message names the rule and the elements. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}

/** A picture in target/shots, taken when the fonts are there and nothing moves. */
export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(join(target, 'shots'), { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(target, 'shots', `${name}.png`), animations: 'disabled' });
}

/** Bytes of JavaScript, gzipped, that a page asks for while `visit` runs. */
export async function scriptBytes(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script' && response.ok())
      // A body that is gone was asked for by the page before, which was still fetching at rest.
      sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length, () => 0));
  });
  await visit();
  await page.waitForLoadState('networkidle');
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** A weak connection: kilobits a second both ways, and milliseconds of delay. */
export async function weaken(page: Page, kbits: number, latency: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const throughput = (kbits * 1000) / 8;
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
}
