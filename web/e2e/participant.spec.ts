// A participant on a phone: from the personal link to the last word, with the connection lost in between.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, scriptBytes, shot, test } from './support';

const BUDGET = 35 * 1024;

async function enter(phone: Page, where: 'In the hall' | 'Online'): Promise<void> {
  await phone.getByRole('radio', { name: where }).check();
  await phone.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(phone.getByRole('button', { name: /Menu/ })).toBeVisible();
}

const discussion = async (chair: Actor) => {
  const { views } = await chair.look();
  const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
  return { item, session: views.agenda.items[item]!.session, tenure: views.chair.tenure, views };
};

test('a participant follows a session on a phone', async ({ open, server }) => {
  const desk = await open('laptop', server.origin);
  const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
  await chair.ask({ type: 'chair.takeChair', tenure: 0 });
  const { item, session } = await discussion(chair);

  const phone = await open('phone', server.link('vice-rector-agriculture'));
  await test.step('the door', async () => {
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(phone.getByText('University of Agriculture')).toBeVisible();
    await phone.getByRole('button', { name: 'Enter', exact: true }).click({ force: true });
    await expect(phone.locator('.toast')).toContainText('Choose first where you are');
    await expectAccessible(phone);
    await shot(phone, 'door-phone');
    await enter(phone, 'Online');
    expect(new URL(phone.url()).hash).toBe('');
  });

  await test.step('before the opening', async () => {
    await expect(phone.getByRole('heading', { name: /Opens at/ })).toBeVisible();
    await expectAccessible(phone);
    await expect.poll(async () => (await chair.look()).views.attendance.online).toBe(1);
  });

  const tenure = (await chair.look()).views.chair.tenure;
  await chair.ask({ type: 'session.openSession', session, tenure });
  await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure });

  const act = phone.getByRole('button', { name: 'Ask for the floor' });
  await test.step('asking for the floor', async () => {
    await expect(phone.getByText('The list is open.')).toBeVisible();
    await expectAccessible(phone);
    await act.click();
    await expect(phone.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
    await expect(phone.getByText('First come, first served')).toBeVisible();
    await expectAccessible(phone);
    await shot(phone, 'participant-queued');
  });

  await test.step('the first load is small', async () => {
    phone.on('response', (r) => process.env.URLS && console.log(r.url()));
    const bytes = await scriptBytes(phone, () => phone.reload());
    console.log(`participant page: ${bytes} bytes of JavaScript, gzipped`);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
  });

  const [entry] = (await chair.look()).views.floor.waiting;
  await test.step('called', async () => {
    // By now the page is at rest, and has what it needs to call its person.
    await phone.waitForFunction(() => performance.now() > 5_000);
    await phone.evaluate(() => {
      const heard = window as unknown as { shakes: unknown[] };
      heard.shakes = [];
      navigator.vibrate = (pattern) => heard.shakes.push(pattern) > 0;
      // As if somebody looked at another tab.
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    });
    await phone.getByRole('main').click();
    await chair.ask({ type: 'floor.call', entry: entry!, tenure });
    await expect.poll(() => phone.evaluate(() => (window as unknown as { shakes: unknown[] }).shakes.length)).toBe(1);
    await expect(phone).toHaveTitle('You are next');
    await expect(phone).toHaveTitle(/Khural$/);
    await phone.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect(phone).toHaveTitle(/Khural$/);
    await expect(phone.getByRole('heading', { name: 'You are next' })).toBeVisible();
    await expect(phone.getByRole('status')).toHaveText('You are next');
    await expectAccessible(phone);
    await shot(phone, 'participant-called');
  });

  await test.step('speaking', async () => {
    await chair.ask({ type: 'floor.giveFloor', entry: entry!, current: null, tenure });
    await expect(phone.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
    await expect(phone.locator('.clock-face')).toHaveText(/^\d:\d\d$/);
    await expectAccessible(phone);
    await shot(phone, 'participant-speaking');
    await phone.getByRole('button', { name: 'I have finished' }).click();
    await expect(act).toBeVisible();
    expect((await chair.look()).views.floor.stack).toEqual([]);
    await phone.getByRole('button', { name: 'List', exact: true }).click();
    await expect(phone.getByRole('region', { name: 'What I asked and said' })).toContainText(/Asked at \d\d:\d\d\. Spoke for 0:\d\d\./);
    await expectAccessible(phone);
    await shot(phone, 'participant-history');
    await phone.getByRole('button', { name: 'Now', exact: true }).click();
  });

  await test.step('sound is off until it is wished for, and the choice is kept', async () => {
    await phone.getByRole('button', { name: /^Menu/ }).click();
    await expect(phone.getByRole('radio', { name: 'Off' })).toBeChecked();
    await phone.getByRole('radio', { name: 'On', exact: true }).check();
    await expectAccessible(phone);
    await shot(phone, 'participant-settings');
    await phone.keyboard.press('Escape');
    expect(await phone.evaluate(() => localStorage.getItem('khural.sound'))).toBe('on');
  });

  await test.step('who takes part, by delegation, in order of protocol', async () => {
    await phone.getByRole('button', { name: /^Menu/ }).click();
    await phone.getByRole('button', { name: 'People' }).click();
    await expect(phone.getByRole('heading', { level: 3 }).first()).toHaveText('Ministry of Education');
    await expect(phone.getByText('Vice-Rector')).toBeVisible();
    await expectAccessible(phone);
    await shot(phone, 'participant-people');
    await phone.getByRole('button', { name: 'Now', exact: true }).click();
  });

  await test.step('offline: kept over a reload, sent when the connection is back', async () => {
    await phone.context().setOffline(true);
    await expect(phone.getByText('No connection since')).toBeVisible();
    await act.click();
    await expect(phone.getByText('Kept and sent later:')).toBeVisible();
    await expectAccessible(phone);
    await shot(phone, 'participant-offline');
    await phone.context().setOffline(false);
    await expect(phone.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
    expect((await chair.look()).views.floor.waiting).toHaveLength(1);
    await phone.reload();
    await expect(phone.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
  });

  await test.step('a refusal is a sentence', async () => {
    await phone.getByRole('button', { name: 'Withdraw' }).click();
    await expect(act).toBeVisible();
    await chair.ask({ type: 'floor.closeList', item, seconds: null, tenure });
    await expect(act).toHaveAttribute('aria-disabled', 'true');
    await act.click({ force: true });
    await expect(phone.locator('.toast')).toContainText('the list is closed');
    await phone.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('suspended and closed', async () => {
    const until = Date.now() + 600_000;
    await chair.ask({ type: 'session.suspendSession', reason: { en: 'Coffee in the foyer.' }, until, tenure });
    await expect(phone.getByText('Coffee in the foyer.')).toBeVisible();
    await expectAccessible(phone);
    await shot(phone, 'participant-suspended');
    await chair.ask({ type: 'session.closeSession', session, tenure });
    await expect(phone.getByRole('heading', { name: 'The session is closed' })).toBeVisible();
    await expectAccessible(phone);
  });

  await test.step('a link opens once; this browser knows the person', async () => {
    await phone.goto(`${server.origin}/`);
    await expect(phone.getByRole('link', { name: 'Continue as participant' })).toBeVisible();
    await expectAccessible(phone);
    await phone.goto(`${server.origin}/door#${'x'.repeat(43)}`);
    await expect(phone.getByText('nobody has this link')).toBeVisible();
    await expectAccessible(phone);
  });
});

test('a participant enters and asks with the keyboard alone', async ({ open, server }) => {
  const laptop = await open('laptop', server.link('expert-institute'));
  await expect(laptop.getByRole('radio', { name: 'In the hall' })).toBeVisible();
  const press = async (name: RegExp | string, key: string) => {
    const target = laptop.getByRole('button', { name }).or(laptop.getByRole('radio', { name }));
    for (let i = 0; i < 30; i++) {
      if (await target.first().evaluate((element) => element === document.activeElement)) break;
      await laptop.keyboard.press('Tab');
    }
    await expect(target.first()).toBeFocused();
    await laptop.keyboard.press(key);
  };
  await press('In the hall', 'Space');
  await press('Enter', 'Enter');
  await expect(laptop.getByRole('button', { name: /^Menu/ })).toBeVisible();
  await press(/^Menu/, 'Enter');
  await expect(laptop.getByRole('dialog')).toBeVisible();
  await expectAccessible(laptop);
  await laptop.keyboard.press('Escape');
  await expect(laptop.getByRole('dialog')).toBeHidden();
  await expect(laptop.getByRole('button', { name: /^Menu/ })).toBeFocused();
  await press('Agenda', 'Enter');
  await expect(laptop.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await expectAccessible(laptop);
});
