// Anybody checks a signed file: what the page says of it, and that the browser reckons first.
import { createHash } from 'node:crypto';
import { expect, expectAccessible, test } from './support';

const pdf = Buffer.from('%PDF-1.7 of an agreement');
const print = createHash('sha256').update(pdf).digest('hex');
const file = { name: 'agreement.pdf', mimeType: 'application/pdf', buffer: pdf };
const signature = {
  field: 'party-1',
  name: 'Rector of Technology',
  capacity: 'Rector',
  organisation: 'University of Technology',
  country: 'MN',
  certificate: 'c'.repeat(64),
  at: Date.UTC(2026, 11, 1, 2, 31, 14),
  dated: Date.UTC(2026, 11, 1, 2, 31, 20),
  level: 'PAdES-BASELINE-LTA',
  result: 'TOTAL_PASSED',
};
const valid = {
  isBundle: true,
  verdict: 'VALID',
  document: 'd'.repeat(64),
  signed: '5'.repeat(64),
  signatures: [signature],
  times: 2,
  findings: [] as { code: string; about: string }[],
  facts: [{ seq: 1, at: signature.at, type: 'signed', actor: 'person-1', data: {} }],
  head: 'e'.repeat(64),
  roots: ['f'.repeat(64)],
};
const changed = { ...valid, verdict: 'CHANGED', findings: [{ code: 'CHAIN_BROKEN', about: '3 OTHER_HASH' }] };

test('a signed file is fingerprinted, checked and judged in one word', async ({ open, server }) => {
  const page = await open('phone', `${server.origin}/verify`);
  let answer = valid;
  await page.route('**/verify', (route) => (route.request().method() === 'POST' ? route.fulfill({ json: answer }) : route.fallback()));
  const choose = page.getByLabel('Signed PDF, or bundle (.zip)');
  await expectAccessible(page);
  await choose.setInputFiles(file);
  const groups = page.getByRole('list', { name: 'Fingerprint of your file' }).getByRole('listitem');
  await expect(groups).toHaveText(print.match(/.{8}/g)!);
  await expect(page.getByRole('heading', { name: 'Valid', exact: true })).toBeVisible();
  await expect(page.getByText('Rector of Technology')).toBeVisible();
  await page.getByText('What happened', { exact: true }).first().click();
  await expect(page.getByRole('row', { name: /2026-12-01 02:31:14 signed/ })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  answer = changed;
  await choose.setInputFiles(file);
  await expect(page.getByRole('heading', { name: 'Changed after signing' })).toBeVisible();
  await expect(page.getByText('The list of what happened was changed')).toContainText('3 OTHER_HASH');
  await expectAccessible(page);
});
