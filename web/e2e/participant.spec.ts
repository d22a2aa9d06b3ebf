// A participant on a phone: from the personal link to the last word, with the connection lost in between.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, scriptBytes, Server, shot, test } from './support';

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
    const bytes = await scriptBytes(phone, () => phone.reload());
    console.log(`participant page, listening: ${bytes} bytes of JavaScript, gzipped`);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
    await act.click();
    await expect(phone.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
    await expect(phone.getByText('First come, first served')).toBeVisible();
    await expectAccessible(phone);
    await shot(phone, 'participant-queued');
  });

  await test.step('the first load is small', async () => {
    phone.on('response', (r) => process.env.URLS && console.log(r.url()));
    const bytes = await scriptBytes(phone, () => phone.reload());
    console.log(`participant page, with a place: ${bytes} bytes of JavaScript, gzipped`);
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

test('what one turns to the chair with, a call that is not answered at once, and a speech that is interrupted @deep', async ({ open }) => {
  test.setTimeout(180_000);
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    await chair.ask({ type: 'chair.takeChair', tenure: 0 });
    const { item, session, tenure } = await discussion(chair);
    await chair.ask({ type: 'session.openSession', session, tenure });
    await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure });
    const others: Actor[] = [];
    for (const role of ['rector-technology', 'expert-institute']) {
      const other = await Actor.enter(desk, server.link(role), 'PARTICIPANT');
      await other.ask({ type: 'attendance.attend', channel: 'HALL' });
      others.push(other);
    }
    const [rector, expert] = others as [Actor, Actor];
    const wish = { type: 'floor.requestFloor', item, person: null, kind: 'STATEMENT', note: '' } as const;
    const floor = async () => (await chair.look()).views.floor;
    const request = async () => (await chair.look()).views.requests!.pending[0]!.id;
    const give = async (entry: string) =>
      chair.ask({ type: 'floor.giveFloor', entry, current: (await floor()).stack.at(-1) ?? null, tenure });

    const phone = await open('phone', server.link('vice-rector-agriculture'));
    await enter(phone, 'Online');
    const said = phone.getByRole('status');
    const act = phone.getByRole('button', { name: 'Ask for the floor' });
    const turnToChair = async (kind: string, button: string) => {
      await phone.getByRole('button', { name: 'Other ways to speak' }).click();
      await phone.getByRole('radio', { name: kind }).check();
      await phone.getByRole('button', { name: button }).click();
    };
    const call = async (heading: string) => {
      const mine = (await floor()).waiting.find((id) => id !== other)!;
      await chair.ask({ type: 'floor.call', entry: mine, tenure });
      await expect(phone.getByRole('heading', { name: heading })).toBeVisible();
      return mine;
    };
    let other = '';

    await rector.ask(wish);
    await give((await floor()).waiting[0]!);

    await test.step('a point of order waits, is granted and interrupts', async () => {
      await turnToChair('Technical fault', 'Report a technical fault');
      await expect(phone.getByRole('heading', { name: 'Your technical fault waits for the chair' })).toBeVisible();
      await phone.getByRole('button', { name: 'Withdraw' }).click();
      await expect(phone.getByRole('heading', { name: /technical fault/ })).toBeHidden();

      await phone.getByRole('button', { name: 'Other ways to speak' }).click();
      await phone.getByRole('radio', { name: 'Point of order' }).check();
      await phone.getByLabel('Note for the chair').fill('The list was to be closed at three.');
      await expectAccessible(phone);
      await shot(phone, 'participant-ask-order');
      await phone.getByRole('button', { name: 'Raise a point of order' }).click();
      await expect(phone.getByRole('heading', { name: 'Your point of order waits for the chair' })).toBeVisible();
      await expect(said).toHaveText('Your point of order waits for the chair');
      await expectAccessible(phone);
      await shot(phone, 'participant-order-waits');
      expect((await chair.look()).views.requests!.pending[0]!.text).toBe('The list was to be closed at three.');

      await phone.getByRole('button', { name: 'Other ways to speak' }).click();
      await phone.getByRole('radio', { name: 'Point of order' }).check();
      await expect(phone.getByRole('dialog')).toContainText('the same request waits already');
      await phone.getByRole('button', { name: 'Cancel' }).click();

      await chair.ask({ type: 'request.grant', request: await request(), current: (await floor()).stack.at(-1)!, tenure });
      await expect(phone.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
      await expect(phone.getByText('This interrupts a speech.')).toBeVisible();
      await expect(said).toHaveText('You have the floor');
      await expectAccessible(phone);
      await phone.getByRole('button', { name: 'I have finished' }).click();
      await expect(phone.getByText('The chair granted it at')).toBeVisible();
      expect((await floor()).stack).toHaveLength(1);
    });

    await test.step('declined, with the reason', async () => {
      await turnToChair('Privilege', 'Raise a question of privilege');
      await expect(phone.getByRole('heading', { name: 'Your question of privilege waits for the chair' })).toBeVisible();
      await chair.ask({ type: 'request.decline', request: await request(), reason: 'It was settled this morning.', tenure });
      await expect(phone.getByText('The chair says: “It was settled this morning.”').first()).toBeVisible();
      await expect(said).toContainText('It was settled this morning.');
      await expectAccessible(phone);
      await shot(phone, 'participant-order-declined');
    });

    await test.step('called, not yet, called again, ready', async () => {
      await act.click();
      await expect(phone.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
      await expert.ask(wish);
      other = (await floor()).waiting[1]!;
      await call('You are next');
      await expectAccessible(phone);
      await shot(phone, 'participant-called-ready');
      await phone.getByRole('button', { name: 'Not yet: one place later' }).click();
      await expect(phone.getByRole('button', { name: 'Your place: 2' })).toBeVisible();
      await expect(phone.getByText(/Not ready at/)).toBeVisible();

      await call('You are called, place 2');
      await expect(phone.getByRole('button', { name: 'Not yet: pass me over' })).toBeVisible();
      await phone.getByRole('button', { name: 'I am ready' }).click();
      await expect(phone.getByText('You stand by.')).toBeVisible();
      await expectAccessible(phone);
      await shot(phone, 'participant-stands-by');
    });

    await test.step('speaking: the quiet word, an interruption, the rest of the time to another', async () => {
      const mine = (await floor()).waiting.find((id) => id !== other)!;
      await give(mine);
      await expect(phone.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
      await chair.ask({ type: 'floor.whisper', entry: mine, text: '', tenure });
      await expect(phone.getByRole('main').getByText('Please wrap up.')).toBeVisible();
      await expect(said).toContainText('Please wrap up.');
      await expectAccessible(phone);
      await shot(phone, 'participant-wrap-up');

      await rector.ask({ type: 'request.make', kind: 'POINT_OF_ORDER', text: '' });
      await chair.ask({ type: 'request.grant', request: await request(), current: mine, tenure });
      await expect(phone.getByText('A point of order is heard. You speak on afterwards.')).toBeVisible();
      await expect(said).toHaveText('Another is heard first. You speak on afterwards.');
      await expectAccessible(phone);
      await shot(phone, 'participant-interrupted');
      await rector.ask({ type: 'floor.finish', entry: (await floor()).stack.at(-1)! });
      await expect(phone.getByRole('heading', { name: 'You have the floor' })).toBeVisible();

      await phone.getByRole('button', { name: 'Give my time to' }).click();
      await phone.getByRole('radio', { name: /International Institute/ }).check();
      await expectAccessible(phone);
      await shot(phone, 'participant-yield');
      await phone.getByRole('button', { name: /^Give my time to .*Institute/ }).click();
      await expect(act).toBeVisible();
      expect((await floor()).stack).toEqual([other]);
    });

    await test.step('a list that admits: declined, asked again, admitted; then others first', async () => {
      const { terms } = await floor();
      await chair.ask({ type: 'floor.agreeTerms', item, terms: { ...terms, admits: true }, tenure });
      await act.click();
      await expect(phone.getByText('The chair admits speakers to this list')).toBeVisible();
      await expect(phone.getByRole('button', { name: 'You have asked' })).toBeVisible();
      await expectAccessible(phone);
      await shot(phone, 'participant-requested');
      await chair.ask({ type: 'floor.decline', entry: (await floor()).aside[0]!, reason: 'You have spoken.', tenure });
      await expect(phone.getByRole('heading', { name: 'Not admitted to the list' })).toBeVisible();
      await expect(said).toContainText('You have spoken.');
      await act.click();
      await expect(phone.getByRole('button', { name: 'You have asked' })).toBeVisible();
      await rector.ask(wish);
      for (const entry of (await floor()).aside) await chair.ask({ type: 'floor.admit', entry, tenure });
      await expect(phone.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
      await expect(said).toHaveText('You are on the list now.');
      await phone.getByRole('button', { name: 'Let others go first' }).click();
      await expect(phone.getByRole('button', { name: 'Your place: 2' })).toBeVisible();
      await phone.getByRole('button', { name: 'Let others go first' }).click({ force: true });
      await expect(phone.locator('.toast')).toContainText('you are the last already');
      await phone.getByRole('button', { name: 'Close' }).first().click();
    });

    await test.step('passed over, and back', async () => {
      const mine = (await floor()).waiting[1]!;
      other = (await floor()).waiting[0]!;
      for (let i = 0; i < 2; i++) {
        await chair.ask({ type: 'floor.call', entry: mine, tenure });
        await phone.getByRole('button', { name: 'Not yet' }).click();
        await expect(phone.getByRole('heading', { name: /You are (next|called)/ })).toBeHidden();
      }
      await expect(phone.getByRole('heading', { name: 'You were called and not ready' })).toBeVisible();
      await expectAccessible(phone);
      await shot(phone, 'participant-passed');
      await phone.getByRole('button', { name: 'I am ready' }).click();
      await expect(phone.getByRole('button', { name: 'Your place: 2' })).toBeVisible();
    });

    await test.step('leading the discussion, and giving it back', async () => {
      const { entries, waiting } = await floor();
      const { person } = entries[waiting[1]!]!.plate;
      await chair.ask({ type: 'session.grantLead', person, item, minutes: 30, tenure });
      await expect(phone.getByRole('heading', { name: /You lead this discussion until/ })).toBeVisible();
      await expectAccessible(phone);
      await shot(phone, 'participant-leads');
      await phone.getByRole('button', { name: 'Give it back' }).click();
      await phone.getByRole('button', { name: 'Give the lead back' }).click();
      await expect(phone.getByRole('heading', { name: /You lead this discussion/ })).toBeHidden();
      expect((await chair.look()).views.chair.lead).toBeNull();
    });
  } finally {
    await server.stop();
  }
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
