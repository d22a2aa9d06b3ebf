// How the screens reach a browser: small, compressed once, kept for good, and from nowhere else.
import { expect, expectAccessible, shot, test, type Screen } from './support';

for (const screen of ['laptop', 'phone', 'hall'] satisfies Screen[]) {
  test(`the first page stands on a ${screen}`, async ({ open, server }) => {
    const page = await open(screen, server.origin);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await expectAccessible(page);
    await shot(page, `first-page-${screen}`);
  });
}

test('scripts and styles come compressed and may be kept for good', async ({ server }) => {
  const html = await (await fetch(server.origin)).text();
  const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
  expect(assets.length).toBeGreaterThan(1);
  for (const asset of assets) {
    const { headers } = await fetch(server.origin + asset, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(headers.get('content-encoding'), asset).toBe('br');
    expect(headers.get('cache-control'), asset).toContain('immutable');
  }
});

test('the page forbids itself what it does not need', async ({ server }) => {
  const { headers } = await fetch(server.origin);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe-');
  expect(headers.get('cache-control')).toMatch(/no-cache|no-store/);
});
