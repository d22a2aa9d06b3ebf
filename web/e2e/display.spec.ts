// The wall: let in by a code, told what to show, back by itself after a reload, and shown out.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(120_000);

async function codeOf(wall: Page): Promise<string> {
  const text = wall.locator('.pairing .code');
  await expect(text).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
  return text.innerText();
}

test('a wall from its first code to the last @deep', async ({ open }) => {
  const server = await Server.start();
  try {
    const chair = await open('laptop', server.link('chair'));
    await chair.getByRole('radio', { name: 'In the hall' }).check();
    await chair.getByRole('button', { name: 'Enter', exact: true }).click();
    const wall = await open('hall', `${server.origin}/display`);

    await test.step('the code stays over a reload, and is for people to read', async () => {
      const code = await codeOf(wall);
      await wall.reload();
      expect(await codeOf(wall)).toBe(code);
      await expectAccessible(wall);
      await shot(wall, 'hall-code');
    });

    await test.step('a wrong code is refused in words, and what was typed stays', async () => {
      await chair.getByRole('button', { name: 'Let in a display' }).click();
      await chair.getByLabel('Code on the display').fill('zzz 999');
      await chair.getByLabel('Name of the display').fill('Great hall');
      await chair.getByRole('button', { name: 'Let in', exact: true }).click();
      await expect(chair.getByText(/no display shows this code/)).toBeVisible();
      await expect(chair.getByLabel('Name of the display')).toHaveValue('Great hall');
      await chair.getByLabel('Code on the display').fill((await codeOf(wall)).toLowerCase());
      await chair.getByRole('button', { name: 'Let in', exact: true }).click();
      await expect(chair.getByText('Great hall', { exact: true })).toBeVisible();
    });

    await test.step('it shows the workshop, and again after a reload and from the first page', async () => {
      await expect(wall.getByRole('heading', { name: 'From plans to actions' })).toBeVisible();
      await wall.reload();
      await expect(wall.getByRole('heading', { name: 'From plans to actions' })).toBeVisible();
      await wall.goto(`${server.origin}/display`);
      await expect(wall.getByRole('heading', { name: 'From plans to actions' })).toBeVisible();
    });

    await test.step('the chair takes up an item; the welcome is pinned, then the session is followed', async () => {
      for (const words of ['Take the chair', 'Open the session', 'Take up the first item']) {
        await expect(chair.getByRole('contentinfo', { name: 'Next step' })).toContainText(words);
        await chair.waitForTimeout(600);
        await chair.keyboard.press('n');
      }
      await expect(wall.getByRole('heading', { name: 'Opening remarks' })).toBeVisible();
      await chair.getByLabel('What the wall shows').selectOption('Welcome and QR code');
      await expect(wall.getByRole('img', { name: /QR code/ })).toBeVisible();
      await expect(chair.getByRole('button', { name: 'Hall display: welcome, pinned' })).toBeVisible();
      await chair.getByLabel('What the wall shows').selectOption('Follow the session');
      await expect(wall.getByRole('heading', { name: 'Opening remarks' })).toBeVisible();
    });

    await test.step('one display is the lectern, while the others follow: the clock, its cues, who is next', async () => {
      const desk = await open('laptop', server.origin);
      const assistant = await Actor.enter(desk, server.link('floor-assistant'), 'ASSISTANT');
      const item = (await assistant.look()).views.agenda.active!;
      for (const person of ['rector-technology', 'expert-institute']) {
        await assistant.ask({ type: 'attendance.recordAttendance', person, channel: 'HALL' });
        await assistant.ask({ type: 'floor.requestFloor', item, person, kind: 'STATEMENT', note: '' });
      }
      const tablet = await open('laptop', `${server.origin}/display`);
      await chair.getByRole('button', { name: 'Let in a display' }).click();
      await chair.getByLabel('Code on the display').fill(await codeOf(tablet));
      await chair.getByLabel('Name of the display').fill('Lectern');
      await chair.getByRole('button', { name: 'Let in', exact: true }).click();
      await expect(tablet.getByRole('heading', { name: 'Opening remarks' })).toBeVisible();
      await chair.getByLabel('Lectern shows').selectOption('Lectern: the speaker’s clock');
      await expect(tablet.getByRole('heading', { name: 'Nobody has the floor' })).toBeVisible();
      await expect(tablet.getByText('University of Technology')).toBeVisible();
      await expectAccessible(tablet);
      await shot(tablet, 'lectern-free');
      await shot(chair, 'chair-displays');
      // Keys are for the session only while no field has the focus.
      await chair.getByRole('heading', { level: 1 }).click();
      for (let i = 0; i < 2 && !(await tablet.locator('.clock-face').isVisible()); i++) {
        await chair.keyboard.press('n');
        await chair.waitForTimeout(800);
      }
      await expect(tablet.locator('.clock-face')).toHaveText(/^\d:\d\d$/);
      await expect(tablet.getByText('International Institute')).toBeVisible();
      await expect(wall.getByText('University of Technology')).toBeVisible();
      await expectAccessible(tablet);
      await shot(tablet, 'lectern');
      await tablet.reload();
      await expect(tablet.locator('.clock-face')).toBeVisible();
      await chair.getByLabel('Lectern shows').selectOption('What all show');
      await expect(tablet.getByRole('heading', { name: 'Has the floor' })).toBeVisible();
      await chair.getByRole('button', { name: 'Show out Lectern' }).click();
    });

    await test.step('for a sunlit hall it is light, also after a reload', async () => {
      await chair.getByLabel('What the wall shows').selectOption('Item');
      await wall.mouse.move(300, 300);
      await wall.getByRole('button', { name: 'For a sunlit hall' }).click();
      await expect(wall.locator('html')).toHaveAttribute('data-theme', 'hall-light');
      await wall.reload();
      await expect(wall.getByRole('heading', { name: 'Opening remarks' })).toBeVisible();
      await expect(wall.locator('html')).toHaveAttribute('data-theme', 'hall-light');
      await expectAccessible(wall);
      await shot(wall, 'hall-light');
    });

    await test.step('shown out: it asks for a new code by itself', async () => {
      await chair.getByRole('button', { name: 'Show out Great hall' }).click();
      await codeOf(wall);
      await expect(chair.getByText('No display is let in.')).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
