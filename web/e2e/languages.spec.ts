// Every screen in every language, at the sizes it is made for: nothing overflows, nothing is left in another language.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(240_000);

const LANGUAGES = ['en', 'mn', 'ru', 'zh', 'fr'] as const;
const WIDTHS = { laptop: [1366, 860], phone: [360, 320], hall: [1920] } as const;

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((to) => localStorage.setItem('khural.language', to), language);
  await page.reload();
}

/** Nothing wider than the window: a label that does not fit must wrap. */
async function expectToFit(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

test('five languages at three sizes', async ({ open }) => {
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    await chair.ask({ type: 'chair.takeChair', tenure: 0 });
    const { views } = await chair.look();
    const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
    await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
    await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
    for (const role of ['rector-technology', 'vice-rector-agriculture', 'expert-institute', 'vice-chair']) {
      const actor = await Actor.enter(desk, server.link(role), 'PARTICIPANT');
      await actor.ask({ type: 'attendance.attend', channel: role === 'rector-technology' ? 'HALL' : 'ONLINE' });
      await actor.ask({ type: 'floor.requestFloor', item, person: null, kind: 'STATEMENT', note: '' });
    }
    const { floor } = (await chair.look()).views;
    await chair.ask({ type: 'floor.giveFloor', entry: floor.waiting[0]!, current: null, tenure: 1 });
    await chair.ask({ type: 'floor.call', entry: floor.waiting[1]!, tenure: 1 });

    // The wall is nobody's own: it speaks the workshop's first language.
    const organiser = await Actor.enter(desk, server.link('organiser'), 'ORGANISER');
    const screens = {
      laptop: await open('laptop', server.link('chair')),
      phone: await open('phone', server.link('expert-institute')),
      hall: await open('hall', `${server.origin}/display`),
    };
    for (const page of [screens.laptop, screens.phone]) {
      await page.getByRole('radio').last().check();
      await page.getByRole('button', { name: 'Enter', exact: true }).click();
      await expect(page.getByRole('button', { name: /Menu/ })).toBeVisible();
    }
    const code = await screens.hall.evaluate(() => JSON.parse(Object.values(localStorage).find((v) => v.includes('"code"'))!).code);
    await screens.laptop.getByRole('button', { name: 'Let in a display' }).click();
    await screens.laptop.getByLabel('Code on the display').fill(code);
    await screens.laptop.getByRole('button', { name: 'Let in', exact: true }).click();
    await expect(screens.hall.locator('.clock-face')).toBeVisible();

    for (const language of LANGUAGES) {
      for (const [name, page] of Object.entries(screens) as ['laptop' | 'phone' | 'hall', Page][]) {
        if (name === 'hall') await organiser.ask({ type: 'about.describe', about: { ...views.about, languages: [language, ...LANGUAGES.filter((l) => l !== language)] } });
        else await speak(page, language);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        for (const width of WIDTHS[name]) {
          await page.setViewportSize({ width, height: page.viewportSize()!.height });
          await expect(page.locator('.clock-face').first()).toBeVisible();
          await expectToFit(page);
          if (width === WIDTHS[name][0]) await expectAccessible(page);
          if (width === WIDTHS[name][0]) await shot(page, `${name}-${language}`);
        }
        await page.setViewportSize({ width: WIDTHS[name][0], height: page.viewportSize()!.height });
      }
    }
  } finally {
    await server.stop();
  }
});
