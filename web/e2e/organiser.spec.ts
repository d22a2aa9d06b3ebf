// From an empty workshop to a session that can be opened, by its organiser alone: nothing but the link of the first start.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(240_000);

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('form')).toBeHidden();
}

async function addPerson(page: Page, capacity: string, delegation: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a person', exact: true }).click();
  await page.getByLabel('Delegation', { exact: true }).selectOption(delegation);
  await page.getByRole('group', { name: 'Capacity' }).getByLabel('English').fill(capacity);
  await save(page);
}

test('an organiser prepares a workshop and hands it to a chair', async ({ open }) => {
  const server = await Server.start({ args: ['--no-demo'] });
  try {
    const page = await open('laptop', server.link('organiser'));
    await page.getByRole('radio', { name: 'Online' }).check();
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Workshop' })).toBeVisible();
    await expectAccessible(page);

    await test.step('the title page: what is missing is said, and nothing is lost', async () => {
      await page.getByRole('button', { name: 'Edit the workshop' }).click();
      await page.getByLabel('Монгол').check();
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
        await page.getByRole('button', { name: 'Add an item' }).click();
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
    });

    await test.step('the seat, and a link that is shown once and opens the chair’s screen', async () => {
      await tab(page, 'seat');
      await page.getByLabel('Add to the seat').selectOption('Rector, National University');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByRole('listitem').filter({ hasText: 'Rector' })).toBeVisible();
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
    });
  } finally {
    await server.stop();
  }
});
