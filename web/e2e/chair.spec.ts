// The chair's screen by itself: keys, a queue that is put in order, two chairs, an empty seat, a lost connection.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(240_000);

async function enter(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'In the hall' }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page.getByRole('contentinfo', { name: 'Next step' })).toBeVisible();
}

const next = (page: Page) => page.getByRole('contentinfo', { name: 'Next step' });
const queue = (page: Page) => page.getByRole('list', { name: 'Queue' }).locator('.plate-name');

/** A live session with the discussion on and three people waiting, all by asks and not by screens. */
async function prepare(desk: Page, server: Server): Promise<Actor> {
  const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
  await chair.ask({ type: 'chair.takeChair', tenure: 0 });
  const { views } = await chair.look();
  const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
  // The chair leads this one, so the next step hands it to nobody.
  const { title, kind, at, minutes, speech } = views.agenda.items[item]!;
  const organiser = await Actor.enter(desk, server.link('organiser'), 'ORGANISER');
  await organiser.ask({ type: 'agenda.editItem', item, plan: { title, kind, at, minutes, speech, lead: null } });
  await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
  await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
  for (const role of ['rector-technology', 'vice-rector-agriculture', 'expert-institute']) {
    const actor = await Actor.enter(desk, server.link(role), 'PARTICIPANT');
    await actor.ask({ type: 'attendance.attend', channel: 'ONLINE' });
    await actor.ask({ type: 'floor.requestFloor', item, person: null, kind: 'STATEMENT', note: '' });
  }
  return chair;
}

test('a queue is put in order, and everything can be taken back', async ({ open }) => {
  const server = await Server.start();
  try {
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    await prepare(await open('laptop', server.origin), server);
    await expect(queue(chair)).toHaveText(['University of Technology', 'University of Agriculture', 'International Institute']);

    await test.step('up, down, removed, and back', async () => {
      await chair.getByRole('button', { name: /^Move .*Agriculture up/ }).click();
      await expect(queue(chair).first()).toHaveText('University of Agriculture');
      await expect(chair.getByText(/Moved here by the chair at/)).toBeVisible();
      await chair.keyboard.press('u');
      await expect(queue(chair).first()).toHaveText('University of Technology');
      await chair.getByRole('button', { name: /^More for Rector/ }).click();
      await chair.getByRole('menuitem', { name: 'Remove from the list' }).click();
      await expect(queue(chair)).toHaveCount(2);
      await expect(chair.getByText('Removed from the list: Rector, University of Technology').first()).toBeVisible();
      await chair.keyboard.press('u');
      await expect(queue(chair)).toHaveCount(3);
    });

    await test.step('dragged by its place, and back', async () => {
      // The rows glide to where the undo put them.
      await chair.waitForTimeout(400);
      const grips = chair.getByRole('list', { name: 'Queue' }).locator('[data-grip]');
      const [first, third] = [(await grips.first().boundingBox())!, (await grips.nth(2).boundingBox())!];
      await chair.mouse.move(third.x + 8, third.y + 8);
      await chair.mouse.down();
      await chair.mouse.move(first.x + 30, first.y + 20, { steps: 4 });
      await chair.mouse.move(first.x + 30, first.y - 4, { steps: 4 });
      await chair.mouse.up();
      await expect(queue(chair)).toHaveText(['International Institute', 'University of Technology', 'University of Agriculture']);
      await chair.keyboard.press('u');
      await expect(queue(chair).first()).toHaveText('University of Technology');
    });

    await test.step('who speaks on an item that comes is written down, and taken off', async () => {
      await chair.getByRole('button', { name: 'Signing of the agreement' }).click();
      await chair.getByRole('menuitem', { name: 'Speakers' }).click();
      const dialog = chair.getByRole('dialog', { name: /^Speakers on/ });
      await expect(dialog.getByText('Nobody is on this list yet.')).toBeVisible();
      await dialog.getByRole('searchbox').fill('dean');
      await dialog.getByRole('button', { name: /^Add to the list: Dean/ }).click();
      await expect(dialog.getByRole('list', { name: 'On the list, in this order' }).getByText('National University')).toBeVisible();
      await expectAccessible(chair);
      await shot(chair, 'chair-ahead');
      await dialog.getByRole('button', { name: /^Take off the list: Dean/ }).click();
      await expect(dialog.getByText('Nobody is on this list yet.')).toBeVisible();
      await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    });

    await test.step('what can not be done says why, and does nothing', async () => {
      await chair.getByRole('button', { name: /^Move Rector.* up/ }).press('Enter');
      await expect(chair.getByText('Nothing moved: this is the first place.').first()).toBeVisible();
      await chair.keyboard.press('e');
      await expect(chair.getByText('Not now: nobody has the floor.').first()).toBeVisible();
      await expectAccessible(chair);
    });

    await test.step('the list: closed and opened by a key, announced in five minutes, kept open', async () => {
      await chair.keyboard.press('l');
      await expect(chair.getByRole('button', { name: 'The list: Closed' })).toBeVisible();
      await chair.keyboard.press('l');
      await chair.getByRole('button', { name: 'The list: Open' }).click();
      await expectAccessible(chair);
      await chair.getByRole('menuitem', { name: 'Close the list in 5 min' }).click();
      await chair.getByRole('button', { name: /The list: Closes at \d\d:\d\d/ }).click();
      await chair.getByRole('menuitem', { name: 'Keep the list open' }).click();
      await expect(chair.getByRole('button', { name: 'The list: Open' })).toBeVisible();
    });

    await test.step('a hand without a device: the attendance first, then the list', async () => {
      await chair.getByLabel('Find a person').fill('professor');
      await chair.getByRole('button', { name: /^More about Professor/ }).click();
      await chair.getByRole('menuitem', { name: 'Record: in the hall' }).click();
      await chair.getByLabel('Find a person').fill('');
      await chair.locator('body').click({ position: { x: 700, y: 600 } });
      await chair.keyboard.press('a');
      await chair.getByLabel('Name, institution or capacity').fill('professor');
      await expectAccessible(chair);
      // A letter in a field is a letter, not a command.
      await expect(chair.getByRole('dialog', { name: 'Add a person to the list' })).toBeVisible();
      await chair.getByRole('button', { name: /^Add Professor/ }).click();
      await expect(queue(chair)).toHaveCount(4);
      await expect(chair.getByText('Entered by the chair.')).toBeVisible();
    });

    await test.step('a double click takes one step', async () => {
      await expect(next(chair)).toContainText('Call');
      await chair.waitForTimeout(600);
      await next(chair).getByRole('button', { name: 'Call the next' }).dblclick();
      await expect(next(chair)).toContainText('Give the floor to');
      await chair.waitForTimeout(300);
      await expect(chair.getByRole('heading', { name: 'Nobody has the floor' })).toBeVisible();
    });

    await test.step('on a phone the parts are tabs, and the act stays', async () => {
      await chair.setViewportSize({ width: 360, height: 740 });
      await expect(chair.getByRole('tab', { name: 'Floor' })).toHaveAttribute('aria-selected', 'true');
      await expectAccessible(chair);
      await shot(chair, 'chair-phone');
      await chair.getByRole('tab', { name: 'Order' }).click();
      await expectAccessible(chair);
      await chair.getByRole('tab', { name: 'People' }).click();
      await shot(chair, 'chair-phone-people');
      await expectAccessible(chair);
      await expect(next(chair).getByRole('button', { name: 'Give the floor' })).toBeInViewport();
    });
  } finally {
    await server.stop();
  }
});

test('two chairs, an empty seat, and a connection that is lost @deep', async ({ open }) => {
  const server = await Server.start();
  try {
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const vice = await open('laptop', server.link('vice-chair'));
    await enter(vice);
    await prepare(await open('laptop', server.origin), server);

    await test.step('who does not hold the chair sees the same screen, and why not', async () => {
      await expect(next(vice)).toContainText('holds the chair');
      await expect(vice.getByRole('button', { name: /^Move .*Agriculture up/ })).toHaveAttribute('aria-disabled', 'true');
      await vice.keyboard.press('l');
      await expect(vice.getByText(/Only the holder does this/).first()).toBeVisible();
      await expect(chair.getByRole('button', { name: 'The list: Open' })).toBeVisible();
      await expectAccessible(vice);
    });

    await test.step('handed over by name', async () => {
      await chair.getByRole('button', { name: 'You hold the chair' }).click();
      await expectAccessible(chair);
      await chair.getByRole('button', { name: /^Hand over the chair to/ }).click();
      await expect(vice.getByRole('button', { name: 'You hold the chair' })).toBeVisible();
      await expect(next(chair)).toContainText('holds the chair');
    });

    await test.step('without a connection the acts wait, and say so', async () => {
      await vice.context().setOffline(true);
      await expect(vice.getByText(/No connection since/).first()).toBeVisible();
      await vice.keyboard.press('n');
      await expect(vice.getByText(/the chair decides only on the present state/).first()).toBeVisible();
      await shot(vice, 'chair-offline');
      await vice.context().setOffline(false);
      await expect(next(vice)).toContainText('Call', { timeout: 20_000 });
    });

    await test.step('the holder is gone: the other is offered the chair, one tap', async () => {
      await vice.context().close();
      await expect(chair.getByText(/The chair is empty/).first()).toBeVisible({ timeout: 45_000 });
      await expectAccessible(chair);
      await shot(chair, 'chair-lapsed');
      await chair.getByRole('button', { name: 'Take the chair' }).first().click();
      await expect(chair.getByRole('button', { name: 'You hold the chair' })).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
