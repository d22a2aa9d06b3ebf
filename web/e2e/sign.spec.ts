// Two heads of institutions sign an agreement: one on a phone, the other on a laptop.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(240_000);

const AGREEMENT = 'agreement';

/** Through the door, and to the signatory's page. */
async function comeToSign(page: Page, language = 'en'): Promise<void> {
  await page.getByRole('radio', { name: 'In the hall' }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page).toHaveURL(/\/as\/[^/]+$/);
  await page.evaluate((tag) => localStorage.setItem('khural.language', tag), language);
  await page.goto(`${page.url()}/sign`);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 });
const act = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const isChecked = (page: Page) => expect(page.getByText('Your browser has checked it')).toBeVisible();

/** The same in another language: what was begun goes on after the page was loaded anew. */
async function shots(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await shot(page, `sign-${name}-en`);
  for (const language of ['mn', 'en']) {
    await page.evaluate((tag) => localStorage.setItem('khural.language', tag), language);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await page.waitForLoadState('networkidle');
    if (language === 'mn') await shot(page, `sign-${name}-mn`);
  }
}

/** Each to its end: a page of which one saw only the head is not read. */
async function seeAllPages(page: Page, pages = 2): Promise<void> {
  for (let n = 1; n <= pages; n++) {
    await expect(page.getByText(`Page ${n} of ${pages}`, { exact: true }).first()).toBeVisible();
    await expect(async () => {
      await page.locator('.reader .desk').evaluate((desk) => desk.scrollTo(0, desk.scrollHeight));
      const seen = n === pages ? /You have seen all/ : new RegExp(`^${n} of ${pages} pages`);
      await expect(page.getByText(seen).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    if (n < pages) await act(page, 'Next page').click();
  }
}

async function makeReady(page: Page, name: string): Promise<void> {
  await expect(heading(page, 'You are asked to sign')).toBeVisible();
  await shots(page, `${name}-identify`);
  await act(page, 'Make my key').click();
  await expect(heading(page, 'Read the document')).toBeVisible();
  await isChecked(page);
  await act(page, 'I have read it').click({ force: true });
  await expect(page.getByText('Not confirmed:').first()).toBeVisible();
  await seeAllPages(page);
  await expectAccessible(page);
  await shot(page, `sign-${name}-read-en`);
  await act(page, 'I have read it').click();
  await expect(heading(page, 'Agree to sign in this way')).toBeVisible();
  await shots(page, `${name}-consent`);
  await page.getByText('What this signature proves, and what it does not').click();
  await expect(page.getByText('They are exempt from erasure')).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) {
    await expect(box).not.toBeChecked();
    await box.check();
  }
  await act(page, 'Agree and wait for my call').click();
  await expect(heading(page, 'You are ready to sign')).toBeVisible();
  await shots(page, `${name}-ready`);
}

test('two sign, each in a browser of their own @deep', async ({ server, open }) => {
  const desk = await open('laptop', server.origin);
  const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
  const row = async () => (await chair.look()).views.agreement.agreements.find(({ id }) => id === AGREEMENT)!;
  await expect.poll(async () => (await row()).stage).toBe('FROZEN');
  const phone = await open('phone', server.link('rector-technology'));
  const laptop = await open('laptop', server.link('president-sciences'));

  await test.step('nothing to sign for who is no signatory', async () => {
    const stranger = await open('phone', server.link('expert-institute'));
    await comeToSign(stranger);
    await expect(heading(stranger, 'Nothing to sign')).toBeVisible();
    await shots(stranger, 'none');
    await stranger.context().close();
  });

  await test.step('they identify, read and consent', async () => {
    await comeToSign(phone);
    await makeReady(phone, 'phone');
    await comeToSign(laptop);
    await makeReady(laptop, 'laptop');
  });

  await test.step('the chair opens, and calls the first', async () => {
    await chair.ask({ type: 'chair.takeChair', tenure: 0 });
    const { views } = await chair.look();
    const session = Object.values(views.agenda.sessions)[0]!.id;
    await chair.ask({ type: 'session.openSession', session, tenure: 1 });
    await chair.ask({ type: 'agreement.openCeremony', agreement: AGREEMENT, anyway: false, tenure: 1 });
    await expect(heading(phone, 'Wait for your call')).toBeVisible();
    await shots(phone, 'phone-wait');
    await chair.ask({ type: 'agreement.callSignatory', agreement: AGREEMENT, person: 'rector-technology', tenure: 1 });
    await expect(heading(phone, 'Sign the agreement')).toBeVisible();
    await expect(heading(laptop, 'Somebody else signs now')).toBeVisible();
    await shots(phone, 'phone-called');
    await shots(laptop, 'laptop-wait');
  });

  await test.step('recalled, it is said; the second time the network is lost in the middle', async () => {
    const fence = (await row()).turn!.fence;
    await chair.ask({ type: 'agreement.recall', agreement: AGREEMENT, fence, tenure: 1 });
    await expect(phone.getByText('Your turn has ended without a signature')).toBeVisible();
    await shot(phone, 'sign-phone-ended-en');
    await chair.ask({ type: 'agreement.callSignatory', agreement: AGREEMENT, person: 'rector-technology', tenure: 1 });
    await phone.route('**/sign', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await act(phone, 'Sign as Rector').click();
    await expect(phone.getByText('Your signature is made and on its way.').first()).toBeVisible();
    await expect(phone.getByText('No answer yet.')).toBeVisible();
    await shot(phone, 'sign-phone-sending-en');
    await expectAccessible(phone);
    await phone.unroute('**/sign');
    phone.on('dialog', (dialog) => void dialog.accept());
    await phone.reload();
    await expect(heading(phone, 'Your part is done')).toBeVisible();
    await isChecked(phone);
    await shots(phone, 'phone-signed');
  });

  await test.step('the other draws, and the agreement is complete', async () => {
    await chair.ask({ type: 'agreement.callSignatory', agreement: AGREEMENT, person: 'president-sciences', tenure: 1 });
    await expect(heading(laptop, 'Sign the agreement')).toBeVisible();
    await isChecked(laptop);
    await shots(laptop, 'laptop-called');
    await laptop.getByRole('radio', { name: 'Drawn' }).check({ force: true });
    await expect(laptop.getByText('Draw with a finger')).toBeInViewport();
    const pad = (await laptop.locator('.pad canvas').boundingBox())!;
    await laptop.mouse.move(pad.x + 30, pad.y + 70);
    await laptop.mouse.down();
    for (let i = 0; i < 24; i++) await laptop.mouse.move(pad.x + 30 + i * 11, pad.y + 60 + 34 * Math.sin(i / 1.7));
    await laptop.mouse.up();
    await shot(laptop, 'sign-laptop-drawn-en');
    await expectAccessible(laptop);
    await act(laptop, 'Sign as President').click();
    await expect(heading(laptop, 'The agreement is complete')).toBeVisible({ timeout: 60_000 });
    await isChecked(laptop);
    await shots(laptop, 'laptop-sealed');
    const save = laptop.waitForEvent('download');
    await laptop.getByRole('link', { name: 'Save the signed document' }).click();
    expect((await save).suggestedFilename()).toBe('agreement.pdf');
    await expect(heading(phone, 'The agreement is complete')).toBeVisible();
    await shots(phone, 'phone-sealed');
  });
});

test('what differs is never shown and never signed', async ({ open }) => {
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    const row = async () => (await chair.look()).views.agreement.agreements.find(({ id }) => id === AGREEMENT)!;
    await expect.poll(async () => (await row()).stage).toBe('FROZEN');
    const phone = await open('phone', server.link('rector-technology'));
    const stopped = phone.getByText('Not signed: this is another document.').first();

    await test.step('a page without HTTPS says beforehand that nobody can sign on it', async () => {
      await phone.addInitScript(() => sessionStorage.getItem('plain') && Object.defineProperty(window, 'isSecureContext', { get: () => false }));
      await comeToSign(phone);
      await phone.evaluate(() => sessionStorage.setItem('plain', '1'));
      await phone.reload();
      await expect(phone.getByText('it came without HTTPS')).toBeVisible();
      await shot(phone, 'sign-phone-insecure-en');
      await phone.evaluate(() => sessionStorage.clear());
      await phone.reload();
    });

    await test.step('a document with one other bit', async () => {
      await act(phone, 'Make my key').click();
      await expect(heading(phone, 'Read the document')).toBeVisible();
      const bend = async (page: Page) =>
        page.route('**/files/*', async (route) => {
          const answer = await route.fetch();
          const body = await answer.body();
          body[300]! ^= 1;
          await route.fulfill({ response: answer, body });
        });
      await bend(phone);
      await phone.reload();
      await expect(stopped).toBeVisible();
      await expect(phone.locator('canvas')).toHaveCount(0);
      await expectAccessible(phone);
      await shot(phone, 'sign-phone-stopped-en');
      await phone.unroute('**/files/*');
      await act(phone, 'Fetch the document again').click();
      await expect(heading(phone, 'Read the document')).toBeVisible();
    });

    await test.step('it was read on paper, and agreed to', async () => {
      await act(phone, 'I read it on paper').click();
      await expect(heading(phone, 'Agree to sign in this way')).toBeVisible();
      for (const box of await phone.getByRole('checkbox').all()) await box.check();
      await act(phone, 'Agree and wait for my call').click();
      await expect(heading(phone, 'You are ready to sign')).toBeVisible();
    });

    await test.step('another browser takes over, and the first one knows', async () => {
      const other = await open('laptop', server.link('rector-technology'));
      await comeToSign(other);
      await expect(heading(other, 'Your key is in another browser')).toBeVisible();
      await shot(other, 'sign-laptop-elsewhere-en');
      await act(other, 'Sign from this browser instead').click();
      await expect(heading(other, 'You are ready to sign')).toBeVisible();
      await expect(heading(phone, 'Your key is in another browser')).toBeVisible();
      await act(phone, 'Sign from this browser instead').click();
      await expect(heading(phone, 'You are ready to sign')).toBeVisible();
      await other.context().close();
    });

    await test.step('the server offers other bytes to sign', async () => {
      await chair.ask({ type: 'chair.takeChair', tenure: 0 });
      const { views } = await chair.look();
      await chair.ask({ type: 'session.openSession', session: Object.values(views.agenda.sessions)[0]!.id, tenure: 1 });
      await chair.ask({ type: 'agreement.openCeremony', agreement: AGREEMENT, anyway: true, tenure: 1 });
      await chair.ask({ type: 'agreement.callSignatory', agreement: AGREEMENT, person: 'rector-technology', tenure: 1 });
      const posts: string[] = [];
      phone.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
      await phone.route('**/begin', async (route) => {
        const answer = await route.fetch();
        const offer = (await answer.json()) as { increment: string };
        const increment = Buffer.from(offer.increment, 'base64');
        increment[20]! ^= 1;
        await route.fulfill({ response: answer, json: { ...offer, increment: increment.toString('base64') } });
      });
      await act(phone, 'Sign as Rector').click();
      await expect(stopped).toBeVisible();
      expect(posts.filter((url) => url.endsWith('/sign'))).toEqual([]);
      await shot(phone, 'sign-phone-otherbytes-en');
      await phone.unroute('**/begin');
      await act(phone, 'Fetch the document again').click();
      await expect(heading(phone, 'Sign the agreement')).toBeVisible();
      await shot(phone, 'sign-phone-begun-en');
    });

    await test.step('in two tabs: one signs, the other sees it', async () => {
      const tab = await phone.context().newPage();
      await tab.goto(phone.url());
      await expect(heading(tab, 'Sign the agreement')).toBeVisible();
      await Promise.all([act(phone, 'Sign as Rector').click(), act(tab, 'Sign as Rector').click()]);
      await expect(heading(phone, 'Your part is done')).toBeVisible();
      await expect(heading(tab, 'Your part is done')).toBeVisible();
      await tab.close();
    });

    await test.step('the other declines, and that is the end for both', async () => {
      const laptop = await open('laptop', server.link('president-sciences'));
      await comeToSign(laptop);
      await act(laptop, 'Decline, with a reason').click();
      const dialog = laptop.getByRole('dialog', { name: 'Decline to sign' });
      await dialog.getByRole('button', { name: 'Decline for good' }).click({ force: true });
      await expect(dialog.getByText('there is no reason')).toBeVisible();
      await dialog.getByLabel('Why you decline').fill('Article 6 names no office on our side.');
      await expectAccessible(laptop);
      await shot(laptop, 'sign-laptop-decline-en');
      await dialog.getByRole('button', { name: 'Decline for good' }).click();
      await expect(laptop.getByText('You have declined.').first()).toBeVisible();
      await expect(phone.getByText('Not concluded').first()).toBeVisible({ timeout: 15_000 });
      await expectAccessible(phone);
      await shot(phone, 'sign-phone-over-en');
    });
  } finally {
    await server.stop();
  }
});
