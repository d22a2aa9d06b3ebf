// From an empty workshop to a session that can be opened, by its organiser alone: nothing but the link of the first start.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(420_000);

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('form')).toBeHidden();
}

async function addPerson(page: Page, capacity: string, delegation: string): Promise<void> {
  await page.getByRole('tabpanel').getByRole('button', { name: 'Add a person', exact: true }).click();
  await page.getByLabel('Delegation', { exact: true }).selectOption(delegation);
  await page.getByRole('group', { name: 'Capacity' }).getByLabel('English').fill(capacity);
  await save(page);
}

test('an organiser prepares a workshop and hands it to a chair @deep', async ({ open }) => {
  const server = await Server.start({ args: ['--no-demo'] });
  try {
    const page = await open('laptop', server.link('organiser'));
    page.setDefaultTimeout(15_000);
    await page.getByRole('radio', { name: 'Online' }).check();
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Workshop' })).toBeVisible();
    await expectAccessible(page);

    await test.step('the title page: what is missing is said, and nothing is lost', async () => {
      await page.getByRole('button', { name: 'Edit the workshop' }).click();
      await page.getByLabel('Add a language').selectOption('mn');
      await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('From plans to actions');
      await page.getByRole('group', { name: 'Title' }).getByLabel('Монгол').fill('Төлөвлөгөөнөөс үйл ажиллагаанд');
      await page.getByRole('group', { name: 'Hosts' }).getByLabel('English').fill('Ministry of Education');
      await page.getByLabel('Time zone of the hall').fill('Asia/Nowhere');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByText(/this is not a time zone/).first()).toBeVisible();
      await expectAccessible(page);
      await page.getByLabel('Time zone of the hall').fill('Asia/Ulaanbaatar');
      await save(page);
      await expect(page.getByRole('heading', { name: 'From plans to actions' })).toBeVisible();
    });

    await test.step('a session with two items, the second moved up', async () => {
      await tab(page, 'Programme');
      await page.getByRole('button', { name: 'Plan a session' }).last().click();
      await page.getByRole('group', { name: 'Title of the session' }).getByLabel('English').fill('Morning');
      await save(page);
      for (const title of ['Discussion', 'Opening remarks']) {
        await page.getByRole('tabpanel').getByRole('button', { name: 'Add an item' }).click();
        await page.getByRole('group', { name: 'Title of the item' }).getByLabel('English').fill(title);
        await save(page);
      }
      const titles = page.locator('.plan .title');
      await expect(titles).toHaveText(['Discussion', 'Opening remarks']);
      await page.getByRole('button', { name: 'Move Opening remarks up' }).click();
      await expect(titles).toHaveText(['Opening remarks', 'Discussion']);
      await page.getByRole('button', { name: 'Move Opening remarks down' }).click();
      await expect(titles).toHaveText(['Discussion', 'Opening remarks']);
      await expectAccessible(page);
      await shot(page, 'organiser-programme');
    });

    await test.step('delegations and people', async () => {
      await tab(page, 'Delegations');
      await page.getByRole('button', { name: 'Add a delegation' }).click();
      await page.getByRole('group', { name: 'Institution' }).getByLabel('English').fill('National University');
      await save(page);
      await tab(page, 'People');
      await addPerson(page, 'Rector', 'National University');
      await addPerson(page, 'Dean', 'National University');
      await page.getByRole('button', { name: /^Edit Dean/ }).click();
      await page.getByLabel('Floor assistant').check();
      await save(page);
      await expect(page.getByText('Floor assistant')).toBeVisible();
      await expectAccessible(page);
      await shot(page, 'organiser-people');
      await tab(page, 'Hall displays');
      await page.getByRole('button', { name: 'Let in a display' }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Cancel' }).click();
    });

    await test.step('the seat', async () => {
      await tab(page, 'seat');
      await page.getByLabel('Add to the seat').selectOption('Rector, National University');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByRole('listitem').filter({ hasText: 'Rector' })).toBeVisible();
    });

    await test.step('the next step leads on; what is typed is given up knowingly, and is still there after a look elsewhere', async () => {
      await page.getByRole('button', { name: 'Go to the chair’s link' }).click();
      await expect(page.getByRole('button', { name: /Make a link: Rector/ })).toBeFocused();
      await tab(page, 'Programme');
      await page.getByRole('button', { name: 'Edit Discussion' }).click();
      const title = page.getByRole('group', { name: 'Title of the item' }).getByLabel('English');
      await title.fill('');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('form').getByText(/It is always needed. Write it in English/)).toBeVisible();
      await title.fill('Discussion of the plans');
      await tab(page, 'Workshop');
      await tab(page, 'Programme');
      await expect(title).toHaveValue('Discussion of the plans');
      await page.getByRole('form').getByRole('button', { name: 'Cancel' }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Keep writing' }).click();

      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole('button', { name: 'Edit Discussion' }).click();
      await other.getByLabel('Length, minutes').fill('45');
      await save(other);
      await expect(page.getByRole('form').getByText(/Another organiser changed this/)).toBeVisible();
      await expect(title).toHaveValue('Discussion of the plans');
      await expectAccessible(page);
      await shot(page, 'organiser-theirs');
      await page.getByRole('button', { name: 'Take theirs' }).click();
      await expect(page.getByLabel('Length, minutes')).toHaveValue('45');
      await expect(title).toHaveValue('Discussion');
      await page.getByRole('form').getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('form')).toBeHidden();
      await expect(page.getByText('removed meanwhile')).toHaveCount(0);

      await page.getByRole('tabpanel').getByRole('button', { name: 'Add an item' }).click();
      await page.getByRole('group', { name: 'Title of the item' }).getByLabel('English').fill('Break');
      await save(page);
      await page.getByRole('button', { name: 'Edit Break' }).click();
      await page.getByRole('group', { name: 'Title of the item' }).getByLabel('English').fill('A long break');
      await other.getByRole('button', { name: 'Remove Break' }).click();
      await other.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await expect(page.getByText('removed meanwhile').first()).toBeVisible();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await other.close();

      await page.getByRole('button', { name: 'Remove Opening remarks' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
      await tab(page, 'People');
      await page.getByRole('button', { name: /^More for Dean/ }).click();
      await page.getByRole('menuitem', { name: 'Erase the person' }).click();
      await expect(page.getByRole('dialog')).toContainText('every note that the person wrote');
      await expectAccessible(page);
      await shot(page, 'organiser-erase');
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    });

    await test.step('every part, on a laptop and on a phone, in English and in Mongolian', async () => {
      const phone = await open('phone', server.origin);
      await phone.context().addCookies(await page.context().cookies());
      const address = server.origin + new URL(page.url()).pathname;
      for (const [screen, size] of [[page, 'laptop'], [phone, 'phone']] as const) {
        for (const language of ['mn', 'en']) {
          await screen.evaluate((chosen) => localStorage.setItem('khural.language', chosen), language);
          for (const part of ['about', 'programme', 'delegations', 'people', 'seat']) {
            await screen.goto('about:blank');
            await screen.goto(`${address}#${part}`);
            await expect(screen.locator(`#part-${part}`)).toBeVisible();
            if ((size === 'phone') === (language === 'mn')) await expectAccessible(screen);
            expect(await screen.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
            await shot(screen, `organiser-${part}-${size}-${language}`);
          }
          await screen.goto('about:blank');
          await screen.goto(`${address}#programme`);
          await screen.locator('#part-programme ol [id^="opens-item-"]').first().click();
          await expectAccessible(screen);
          await shot(screen, `organiser-form-${size}-${language}`);
        }
      }
      await phone.close();
      await page.goto('about:blank');
      await page.goto(`${address}#people`);
    });

    await test.step('a link that is shown once opens the chair’s screen', async () => {
      await tab(page, 'People');
      await page.getByRole('button', { name: /^Make a link: Rector/ }).click();
      const url = await page.getByLabel('Link', { exact: true }).inputValue();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await expect(page.getByText('Has a link').first()).toBeVisible();

      const chair = await open('laptop', url);
      await chair.getByRole('radio', { name: 'In the hall' }).check();
      await chair.getByRole('button', { name: 'Enter', exact: true }).click();
      await expect(chair.getByRole('contentinfo', { name: 'Next step' })).toContainText('Take the chair');

      await page.getByRole('button', { name: /^More for Rector/ }).click();
      await page.getByRole('menuitem', { name: 'Revoke the link' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke the link' }).click();
      await expect(chair.getByRole('heading', { name: 'Your access has ended' })).toBeVisible();
    });

    await test.step('a refusal is said beside what was typed', async () => {
      await page.getByRole('button', { name: 'Edit Organiser', exact: true }).click();
      await page.getByLabel('Organiser', { exact: true }).uncheck();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByRole('form').getByText(/this is the only organiser/)).toBeVisible();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Discard what I typed' }).click();
    });

    await test.step('a new link for oneself leads out and in again by it', async () => {
      await page.getByRole('button', { name: /^New link: Organiser/ }).click();
      await expect(page.getByRole('dialog')).toContainText('It is your own');
      await page.getByRole('dialog').getByRole('button', { name: 'New link' }).click();
      await expect(page).toHaveURL(/\/door#/);
      await page.getByRole('radio', { name: 'Online' }).check();
      await page.getByRole('button', { name: 'Enter', exact: true }).click();
      await expect(page.getByRole('tab', { name: 'Workshop' })).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
