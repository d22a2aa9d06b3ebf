import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const target = resolve(import.meta.dirname, '../target');

// Chromium unpacks itself into the temporary directory: keep its 200 MB with the other build output.
process.env.TMPDIR = resolve(target, 'tmp');
mkdirSync(process.env.TMPDIR, { recursive: true });

export default defineConfig({
  testDir: 'e2e',
  outputDir: resolve(target, 'e2e'),
  // One after the other: each test is a whole session with several browsers and a server.
  workers: 1,
  // Slow gates carry "@deep" in their name and run with KHURAL_DEEP=1.
  ...(process.env.KHURAL_DEEP ? {} : { grepInvert: /@deep/ }),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  // Shared machines stall for seconds: what passes the second time is reported as flaky, not hidden.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  use: { locale: 'en-GB', timezoneId: 'Europe/Paris', trace: 'retain-on-failure' },
});
