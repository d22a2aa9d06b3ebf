// The way through, as people see it: a chair, two phones and a wall hold a session from the opening to the close, with a
// reload, a lost connection, a killed server and a killed Redis in the middle.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(240_000);

async function enter(page: Page, where: 'In the hall' | 'Online'): Promise<void> {
  await page.getByRole('radio', { name: where }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
}

const next = (chair: Page) => chair.getByRole('contentinfo', { name: 'Next step' });

/** Presses the key of the next step, once the bar offers it; for half a second after a change it takes no press. */
async function step(chair: Page, offered: string | RegExp): Promise<void> {
  await expect(next(chair)).toContainText(offered);
  await chair.waitForTimeout(600);
  await chair.keyboard.press('n');
}

async function letIn(chair: Page, wall: Page): Promise<void> {
  await expect(wall.getByText('Code of this display')).toBeVisible();
  await expect(wall.locator('main')).toContainText(/[A-Z0-9]{3} ?[A-Z0-9]{3}/);
  const code = /\b([A-Z0-9]{3}) ?([A-Z0-9]{3})\b/.exec(await wall.locator('main').innerText())!;
  await chair.getByRole('button', { name: 'Let in a display' }).click();
  await chair.getByLabel('Code on the display').fill(`${code[1]} ${code[2]}`);
  await expectAccessible(chair);
  await chair.getByRole('button', { name: 'Let in', exact: true }).click();
}

test('a session from the opening to the close', async ({ open }) => {
  const server = await Server.start();
  try {
    await play(open, server);
  } finally {
    await server.stop();
  }
});

async function play(open: (screen: 'laptop' | 'phone' | 'hall', url: string) => Promise<Page>, server: Server) {
  const chair = await open('laptop', server.link('chair'));
  await enter(chair, 'In the hall');
  const rector = await open('phone', server.link('rector-technology'));
  await enter(rector, 'In the hall');
  const vice = await open('phone', server.link('vice-rector-agriculture'));
  await enter(vice, 'Online');
  const wall = await open('hall', `${server.origin}/display`);

  await test.step('the wall is let in by its code and welcomes', async () => {
    await letIn(chair, wall);
    await expect(wall.getByRole('heading', { name: 'From plans to actions' })).toBeVisible();
    await expect(wall.getByRole('img', { name: /QR code/ })).toBeVisible();
    await expectAccessible(wall);
    await shot(wall, 'hall-welcome');
    await shot(chair, 'chair-before');
  });

  await test.step('the chair opens and takes up the discussion, by keys alone', async () => {
    await step(chair, 'Take the chair');
    await step(chair, 'Open the session');
    for (const item of ['Opening remarks', 'Overview', 'Discussion']) {
      await step(chair, item);
    }
    await expect(wall.getByRole('heading', { name: /Discussion/ }).first()).toBeVisible();
    await expectAccessible(wall);
    await shot(wall, 'hall-item');
  });

  await test.step('two people ask: one queue, hall and online', async () => {
    await rector.getByRole('button', { name: 'Ask for the floor' }).click();
    await expect(rector.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
    await vice.getByRole('button', { name: 'Ask for the floor' }).click();
    await expect(vice.getByRole('button', { name: 'Your place: 2' })).toBeVisible();
    await expect(chair.getByText('In the order of asking.').first()).toBeVisible();
    await expectAccessible(chair);
  });

  await test.step('called, then speaking; the wall shows who', async () => {
    await step(chair, 'Call the next');
    await expect(rector.getByRole('heading', { name: 'You are next' })).toBeVisible();
    await step(chair, 'Give the floor');
    await expect(rector.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
    await expect(wall.getByText('University of Technology').first()).toBeVisible();
    await expect(wall.locator('.clock-face').first()).toHaveText(/^\d:\d\d$/);
    await expectAccessible(wall);
    await shot(wall, 'hall-speaker');
  });

  await test.step('undo, and again; pause and one minute more', async () => {
    await chair.keyboard.press('u');
    await expect(rector.getByRole('heading', { name: 'You are next' })).toBeVisible();
    await step(chair, 'Give the floor');
    await expect(next(chair).getByRole('button', { name: 'Pause' })).toBeVisible();
    await chair.keyboard.press('p');
    await expect(wall.getByText('Paused').first()).toBeVisible();
    await step(chair, 'Let the clock run again');
    await expect(next(chair).getByRole('button', { name: 'Pause' })).toBeVisible();
    await chair.keyboard.press('+');
    await expect(wall.getByText('left of 6 min')).toBeVisible();
    await shot(chair, 'chair');
    await shot(vice, 'participant');
  });

  await test.step('a reload changes nothing', async () => {
    for (const page of [rector, vice, chair, wall]) await page.reload();
    await expect(rector.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
    await expect(vice.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
    await expect(wall.getByText('University of Technology').first()).toBeVisible();
    await expect(chair.getByText('You hold the chair')).toBeVisible();
  });

  await test.step('a killed server and a killed Redis lose nothing that was confirmed', async () => {
    await vice.getByRole('button', { name: 'Withdraw' }).click();
    await expect(vice.getByRole('button', { name: 'Ask for the floor' })).toBeVisible();
    await server.crash();
    await expect(wall.getByText('Not live.')).toBeVisible();
    await expect(chair.getByText(/No connection since/)).toBeVisible();
    await shot(wall, 'hall-not-live');
    await vice.getByRole('button', { name: 'Ask for the floor' }).click();
    await server.start();
    await expect(vice.getByRole('button', { name: 'Your place: 1' })).toBeVisible({ timeout: 30_000 });
    await expect(rector.getByRole('heading', { name: 'You have the floor' })).toBeVisible({ timeout: 30_000 });
    server.killRedis();
    await vice.getByRole('button', { name: 'Withdraw' }).click();
    await expect(vice.getByRole('button', { name: 'Ask for the floor' })).toBeVisible({ timeout: 30_000 });
    await expect(wall.getByText('Not live.')).toBeHidden({ timeout: 30_000 });
    await expect(next(chair).getByRole('button', { name: 'End' })).toBeEnabled();
  });

  await test.step('a break, with its reason and end', async () => {
    await chair.keyboard.press('Control+k');
    await chair.getByRole('combobox', { name: 'Find a command' }).fill('suspend');
    await expectAccessible(chair);
    await shot(chair, 'chair-palette');
    await chair.keyboard.press('Enter');
    await chair.getByLabel(/^Reason, for everybody to read/).first().fill('Coffee in the foyer');
    await chair.getByRole('button', { name: 'Suspend', exact: true }).click();
    await expect(wall.getByText('Coffee in the foyer')).toBeVisible();
    await expectAccessible(wall);
    await shot(wall, 'hall-suspended');
    await expect(rector.getByText('Coffee in the foyer')).toBeVisible();
    await step(chair, 'Resume the session');
  });

  await test.step('the last item, and the close', async () => {
    await step(chair, 'Resume');
    await chair.keyboard.press('e');
    await expect(rector.getByRole('button', { name: 'Ask for the floor' })).toBeVisible();
    await step(chair, 'Take up the next item');
    await expect(wall.getByRole('heading', { name: 'Signing of the agreement' })).toBeVisible();
    await step(chair, 'Close the session');
    await expectAccessible(chair);
    await chair.getByRole('dialog').getByRole('button', { name: 'Close the session' }).click();
    await expect(rector.getByRole('heading', { name: 'The session is closed' })).toBeVisible();
    await expect(wall.getByText('The session is closed').first()).toBeVisible();
    await shot(chair, 'chair-closed');
    for (const page of [chair, rector, wall]) await expectAccessible(page);
  });
}
