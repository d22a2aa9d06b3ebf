// The floor assistant: walks through the hall with a phone, finds whoever waved, and raises the hand.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(120_000);

// A server of its own: here sessions are opened and hands stay up.
let server: Server;
test.beforeAll(async () => void (server = await Server.start()));
test.afterAll(() => server.stop());

async function enter(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'In the hall' }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Floor assistant', level: 1 })).toBeVisible();
}

/** The chair has opened the session and taken up the discussion. */
async function discussion(page: Page, link: string): Promise<{ chair: Actor; tenure: number }> {
  const chair = await Actor.enter(page, link, 'CHAIR');
  const { views } = await chair.look();
  if (views.chair.holder === null) await chair.ask({ type: 'chair.takeChair', tenure: views.chair.tenure });
  const tenure = (await chair.look()).views.chair.tenure;
  const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
  const session = views.agenda.items[item]!.session;
  if (views.agenda.current === null) await chair.ask({ type: 'session.openSession', session, tenure });
  if (views.agenda.active !== item) await chair.ask({ type: 'session.takeUpItem', item, active: views.agenda.active, rest: 'KEEP', tenure });
  return { chair, tenure };
}

test('a hand is raised in the hall, withdrawn, and a microphone is brought', async ({ open }) => {
  const desk = await open('laptop', server.origin);
  const phone = await open('phone', server.link('floor-assistant'));
  await enter(phone);
  expect(new URL(phone.url()).pathname).toMatch(/^\/as\/[^/]+\/assistant$/);
  await test.step('before the session nothing can be raised, and it says why', async () => {
    await expect(phone.getByText('no session is live')).toBeVisible();
    await expectAccessible(phone);
  });
  const { chair, tenure } = await discussion(desk, server.link('chair'));
  const find = phone.getByRole('searchbox', { name: 'Name, capacity or delegation' });

  await test.step('found in any script, by institution and capacity', async () => {
    await find.fill('урлагийн захирал');
    const rector = phone.getByRole('listitem').filter({ hasText: 'University of Arts' });
    await expect(rector).toContainText('Rector');
    await find.fill('universite d arts');
    await find.fill('艺术');
    await expect(rector).toHaveCount(1);
    await expect(rector).toContainText('not recorded as here');
    await expectAccessible(phone);
    await shot(phone, 'assistant-find');
  });

  await test.step('one tap: here, and on the list', async () => {
    await phone.getByRole('button', { name: /^Raise the hand of .*University of Arts/ }).click();
    await expect(phone.getByText('Hand raised', { exact: true })).toBeVisible();
    await expect(phone.getByText('Recorded: in the hall.')).toBeVisible();
    await expect(phone.getByText('Place 1.')).toBeVisible();
    await expectAccessible(phone);
    await shot(phone, 'assistant-raised');
    const { floor } = (await chair.look()).views;
    const row = floor.entries[floor.waiting[0]!]!;
    expect([row.via, row.channel, row.kind]).toEqual(['ASSISTANT', 'HALL', 'STATEMENT']);
  });

  await test.step('it was a question: the wish is another one', async () => {
    await phone.getByRole('button', { name: 'Question' }).click();
    await expect(phone.getByText('Now: Question')).toBeVisible();
    const { floor } = (await chair.look()).views;
    expect(floor.waiting.map((id) => floor.entries[id]!.kind)).toEqual(['QUESTION']);
  });

  await test.step('undone within seconds', async () => {
    await phone.getByRole('button', { name: /^Undo/ }).click();
    await expect(phone.getByText('Nobody else in the hall waits.')).toBeVisible();
    expect((await chair.look()).views.floor.waiting).toEqual([]);
  });

  await test.step('who waits already is shown with the place, and can be withdrawn later', async () => {
    for (const who of ['arts', 'sciences']) {
      await find.fill(who);
      await phone.getByRole('button', { name: /^Raise the hand of/ }).first().click();
      await phone.getByRole('button', { name: 'Next hand' }).click();
    }
    await find.fill('arts');
    await expect(phone.getByText('Place 1')).toBeVisible();
    await find.fill('');
    await phone.getByRole('button', { name: /^Withdraw the hand of .*Arts/ }).click();
    await expect(phone.locator('.toast')).toContainText('Withdrawn');
    await expect(phone.getByRole('region', { name: 'Waiting in the hall' }).getByRole('listitem')).toHaveCount(1);
    await shot(phone, 'assistant-waiting');
  });

  await test.step('called in the hall: it takes over the screen, and stays at hand while one searches', async () => {
    const [entry] = (await chair.look()).views.floor.waiting;
    await chair.ask({ type: 'floor.call', entry: entry!, tenure });
    await expect(phone.getByRole('heading', { name: 'Bring the microphone' })).toBeVisible();
    await expect(phone.getByRole('status').first()).toContainText('Bring the microphone');
    await expectAccessible(phone);
    await shot(phone, 'assistant-microphone');
    await find.fill('arts');
    await phone.getByRole('button', { name: /^Bring the microphone/ }).click();
    await expect(phone.getByRole('heading', { name: 'Bring the microphone' })).toBeVisible();
    await phone.getByRole('button', { name: 'The microphone is there' }).click();
    await expect(phone.getByRole('heading', { name: 'Bring the microphone' })).toBeHidden();
    await expect(phone.getByText('Microphone is there', { exact: true })).toBeVisible();
    expect((await chair.look()).views.floor.entries[entry!]!.isReady).toBe(true);
    await chair.ask({ type: 'floor.giveFloor', entry: entry!, current: null, tenure });
    await expect(phone.getByText(/Institute of Sciences has the floor/)).toBeVisible();
    await chair.ask({ type: 'floor.end', entry: entry!, tenure });
  });

  await test.step('somebody unknown: the place first; nobody there; named later', async () => {
    await phone.getByRole('button', { name: 'Raise: unknown person' }).click();
    await expectAccessible(phone);
    await phone.getByRole('button', { name: 'Raise', exact: true }).click({ force: true });
    await expect(phone.getByRole('dialog').getByText('the place is missing')).toBeVisible();
    await phone.getByLabel('Where in the hall?').fill('Row F, left');
    await shot(phone, 'assistant-unknown');
    await phone.getByRole('button', { name: 'Raise', exact: true }).click();
    await expect(phone.getByRole('listitem').filter({ hasText: 'Row F, left' })).toBeVisible();
    const [entry] = (await chair.look()).views.floor.waiting;
    await chair.ask({ type: 'floor.call', entry: entry!, tenure });
    await expect(phone.getByRole('heading', { name: 'Bring the microphone' })).toBeVisible();
    await shot(phone, 'assistant-unknown-called');
    await phone.getByRole('button', { name: 'Nobody there' }).click();
    await expect(phone.getByRole('heading', { name: 'Bring the microphone' })).toBeHidden();
    await phone.getByRole('button', { name: /^Say who it is: Row F/ }).click();
    await expect(find).toBeFocused();
    await find.fill('national dean');
    await expectAccessible(phone);
    await shot(phone, 'assistant-name');
    await phone.getByRole('button', { name: /^This person: Dean, National University/ }).click();
    await expect(phone.getByRole('listitem').filter({ hasText: 'National University' })).toBeVisible();
    const { floor } = (await chair.look()).views;
    expect(floor.entries[floor.waiting[0]!]!.plate.person).toBe('discussion-lead');
    await chair.ask({ type: 'floor.remove', entry: floor.waiting[0]!, tenure });
  });

  await test.step('on a narrow screen, in Mongolian', async () => {
    await phone.setViewportSize({ width: 320, height: 640 });
    await phone.getByRole('button', { name: /^Menu/ }).click();
    await expectAccessible(phone);
    await phone.getByRole('radio', { name: 'Монгол' }).check();
    await phone.keyboard.press('Escape');
    await phone.getByRole('searchbox').fill('сургууль');
    await expect(phone.getByRole('listitem').first()).toBeVisible();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await shot(phone, 'assistant-narrow-mn');
  });
});

test('with the keyboard alone, and without a connection', async ({ open }) => {
  const desk = await open('laptop', server.origin);
  const { chair } = await discussion(desk, server.link('vice-chair'));
  const laptop = await open('laptop', server.link('discussion-lead'));
  await expect(laptop.getByRole('radio', { name: 'In the hall' })).toBeVisible();
  // The assistant's link was used by the test above; the organiser makes another person one.
  const organiser = await Actor.enter(desk, server.link('organiser'), 'ORGANISER');
  const people = (await organiser.look()).views.people!;
  const lead = people.people['discussion-lead']!;
  const { name, capacity } = lead.plate;
  await organiser.ask({ type: 'people.editPerson', person: 'discussion-lead', delegation: lead.delegation, card: { name, capacity }, rank: lead.rank, roles: ['ASSISTANT'] });
  await laptop.getByRole('radio', { name: 'In the hall' }).press('Space');
  await laptop.getByRole('button', { name: 'Enter', exact: true }).press('Enter');
  await expect(laptop.getByRole('heading', { name: 'Floor assistant', level: 1 })).toBeVisible();

  await laptop.getByRole('searchbox').focus();
  await laptop.keyboard.type('expert');
  await laptop.keyboard.press('Shift+Tab');
  await expect(laptop.getByRole('button', { name: /^Raise the hand of Expert/ })).toBeFocused();
  await laptop.keyboard.press('Enter');
  await expect(laptop.getByRole('heading', { name: 'Hand raised' })).toBeFocused();
  await laptop.keyboard.press('Tab');
  await laptop.keyboard.press('Tab');
  await laptop.keyboard.press('Tab');
  await expect(laptop.getByRole('button', { name: /^Undo/ })).toBeFocused();
  await laptop.keyboard.press('Enter');
  await expect(laptop.getByText('Nobody else in the hall waits.')).toBeVisible();
  await shot(laptop, 'assistant-laptop');

  await laptop.context().setOffline(true);
  await expect(laptop.getByText('No connection since')).toBeVisible();
  await laptop.getByRole('searchbox').fill('expert');
  await laptop.getByRole('button', { name: /^Raise the hand of Expert/ }).click();
  await expect(laptop.getByText('Asked, not confirmed yet')).toBeVisible();
  await laptop.context().setOffline(false);
  await expect(laptop.getByText('Hand raised', { exact: true })).toBeVisible();
  expect((await chair.look()).views.floor.waiting).toHaveLength(1);
});
