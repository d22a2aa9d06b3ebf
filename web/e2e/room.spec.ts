// The whole room from the chair's side: what is asked of the chair, the rules of the list, a discussion that another
// leads, hands without a name, and the last word.
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

/** The next step; not while the proposal has only just changed under one's hand. */
async function press(page: Page): Promise<void> {
  await page.waitForTimeout(700);
  await page.keyboard.press('n');
}
const queue = (page: Page) => page.getByRole('list', { name: 'Queue' }).locator('.plate-name');

test('requests, the rules of the list, a lead, and the last word', async ({ open }) => {
  const server = await Server.start();
  try {
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const desk = await open('laptop', server.origin);
    const actor = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    await actor.ask({ type: 'chair.takeChair', tenure: 0 });
    const { views } = await actor.look();
    const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
    await actor.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
    await actor.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
    const people: Actor[] = [];
    for (const role of ['rector-technology', 'vice-rector-agriculture', 'expert-institute']) {
      const person = await Actor.enter(desk, server.link(role), 'PARTICIPANT');
      await person.ask({ type: 'attendance.attend', channel: people.length ? 'ONLINE' : 'HALL' });
      people.push(person);
    }
    const [rector, viceRector, expert] = people as [Actor, Actor, Actor];
    const wish = { type: 'floor.requestFloor', item, person: null, kind: 'STATEMENT', note: '' } as const;

    await test.step('the programme names a lead, and the next step offers the discussion to them', async () => {
      await expect(next(chair)).toContainText('Hand the discussion to');
      await press(chair);
      await expect(chair.getByRole('dialog', { name: 'Hand the discussion to another person' })).toBeVisible();
      await expectAccessible(chair);
      await shot(chair, 'chair-lead');
      await chair.keyboard.press('Escape');
    });

    await test.step('a list that admits', async () => {
      await chair.getByRole('button', { name: /The list: Open/ }).click();
      await chair.getByRole('menuitem', { name: 'Rules of the list…' }).click();
      const terms = chair.getByRole('dialog', { name: 'Rules of the list' });
      await terms.getByRole('checkbox', { name: 'Each request waits until it is admitted' }).check();
      await expectAccessible(chair);
      await shot(chair, 'chair-terms');
      await terms.getByRole('button', { name: 'Agree' }).click();
      for (const person of people) await person.ask(wish);
      const asked = chair.getByRole('list', { name: 'Ask to be admitted' });
      await expect(asked.getByRole('listitem')).toHaveCount(3);
      await asked.getByRole('button', { name: /^Admit Rector/ }).click();
      await asked.getByRole('button', { name: /^Admit Vice-Rector/ }).click();
      await expect(queue(chair)).toHaveText(['University of Technology', 'University of Agriculture']);
      await asked.getByRole('button', { name: /^Decline Expert/ }).click();
      await chair.getByRole('dialog', { name: 'Decline' }).getByRole('textbox').fill('Your item comes at four');
      await chair.getByRole('dialog', { name: 'Decline' }).getByRole('button', { name: 'Decline' }).click();
      await expect(asked).toHaveCount(0);
      const told = (await expert.look()).me.wishes;
      expect(told.map(({ stage, whisper }) => [stage, whisper])).toEqual([['REMOVED', 'Your item comes at four']]);
    });

    await test.step('a point of order interrupts, and the speaker speaks on', async () => {
      await press(chair);
      await expect(chair.getByText('Called.').first()).toBeVisible();
      await rector.ask({ type: 'floor.ready', entry: 'f1' });
      await expect(chair.getByText('Ready', { exact: true })).toBeVisible();
      await press(chair);
      await expect(chair.locator('.stage .plate-name')).toHaveText('University of Technology');
      await viceRector.ask({ type: 'request.make', kind: 'POINT_OF_ORDER', text: 'The question is not on' });
      await expert.ask({ type: 'request.make', kind: 'TECHNICAL', text: 'No sound from the hall' });
      await expect(chair.getByRole('heading', { name: 'Requests' })).toBeVisible();
      await shot(chair, 'chair-requests');
      await expectAccessible(chair);
      await chair.getByRole('button', { name: 'Taken note' }).click();
      await expect(next(chair)).toContainText('asks to interrupt');
      await press(chair);
      await expect(chair.locator('.stage .plate-name')).toHaveText('University of Agriculture');
      await shot(chair, 'chair-interrupted');
      await chair.keyboard.press('w');
      await expect(chair.getByText('Asked to wrap up')).toBeVisible();
      await chair.keyboard.press('e');
      await expect(chair.locator('.stage .plate-name')).toHaveText('University of Technology');
    });

    await test.step('a hand without a name, and who it is', async () => {
      await actor.ask({ type: 'floor.raiseHand', item, place: 'Row F, left', kind: 'STATEMENT' });
      await expect(queue(chair)).toHaveText(['University of Agriculture', 'Unknown, in the hall']);
      await chair.getByRole('button', { name: /^More for Unknown/ }).click();
      await chair.getByRole('menuitem', { name: 'Say who it is…' }).click();
      await chair.getByRole('dialog', { name: 'Who is it?' }).getByRole('searchbox').fill('expert');
      await chair.getByRole('button', { name: /^It is Expert/ }).click();
      await expect(queue(chair)).toHaveText(['University of Agriculture', 'International Institute']);
    });

    await test.step('another leads the discussion on a phone, and it is taken back', async () => {
      const lead = await Actor.enter(desk, server.link('discussion-lead'), 'PARTICIPANT');
      await lead.ask({ type: 'attendance.attend', channel: 'HALL' });
      const phone = await open('phone', server.link('discussion-lead'));
      await phone.getByRole('radio', { name: 'In the hall' }).check();
      await phone.getByRole('button', { name: 'Enter', exact: true }).click();
      await expect(phone.getByRole('main')).toBeVisible();
      const { me } = await lead.look();
      await actor.ask({ type: 'session.grantLead', person: me.person!, item, minutes: 30, tenure: 1 });
      await expect(chair.getByText(/leads this discussion/)).toBeVisible();
      await phone.goto(`${phone.url().replace(/\/$/, '')}/lead`);
      await expect(next(phone)).toContainText('Call Vice-Rector');
      await shot(phone, 'lead-phone');
      await expectAccessible(phone);
      await next(phone).getByRole('button', { name: 'Call the next' }).click();
      await expect(chair.getByText('Called.').first()).toBeVisible();
      await chair.getByRole('button', { name: 'Take the discussion back' }).click();
      await expect(chair.getByText(/leads this discussion/)).toHaveCount(0);
    });

    await test.step('another item while people wait: what becomes of them is asked', async () => {
      await chair.getByRole('button', { name: 'Opening remarks' }).click();
      await chair.getByRole('menuitem', { name: /^Take up/ }).click();
      const rest = chair.getByRole('dialog', { name: 'Take up: Opening remarks' });
      await expect(rest.getByRole('radio')).toHaveCount(3);
      await shot(chair, 'chair-rest');
      await chair.keyboard.press('Escape');
    });

    await test.step('the last word closes the list', async () => {
      await chair.getByRole('button', { name: /^More for Vice-Rector/ }).click();
      await chair.getByRole('menuitem', { name: 'Give the last word…' }).click();
      await expect(chair.getByText(/1 other person is not heard/)).toBeVisible();
      await chair.getByRole('button', { name: 'Give the last word' }).click();
      await expect(chair.locator('.stage .plate-name')).toHaveText('University of Agriculture');
      await expect(queue(chair)).toHaveCount(0);
    });
  } finally {
    await server.stop();
  }
});
