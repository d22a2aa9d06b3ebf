// A formal vote as a room lives it: the chair holds it, a phone answers, and the wall says what may be said.
import { expect, expectAccessible, Server, shot, test } from './support';
import { cast, closeVote, discuss, enter, hold, next, order, patient, pick, step, wallOf } from './voting';

test.setTimeout(240_000);

test('a formal vote: from two taps to the certificate, on every screen', async ({ open: openScreen }) => {
  const open = patient(openScreen);
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const room = await discuss(desk, server);
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const phone = await open('phone', server.link('rector-technology'));
    await enter(phone);
    const wall = await wallOf(open, server, chair);
    const row = async () => {
      const { polls, order } = (await room.chair.look()).views.poll;
      return polls[order[0]!]!;
    };

    await test.step('two taps make it, one key opens it', async () => {
      await chair.getByRole('button', { name: 'New poll' }).click();
      await chair.getByRole('button', { name: /^Formal vote/ }).click();
      await expect(next(chair)).toContainText('Open “Shall the proposal be adopted?”');
      await chair.locator('main').first().click({ position: { x: 5, y: 5 } });
      await step(chair, 'Open “Shall the proposal be adopted?”', 'o');
      await expect(hold(chair)).toContainText('Shall the proposal be adopted?');
    });

    await test.step('a phone answers in one tap, and says what is counted', async () => {
      await expect(phone.getByRole('heading', { name: 'Shall the proposal be adopted?' })).toBeVisible();
      await expectAccessible(phone);
      await shot(phone, 'poll-phone-open');
      await phone.getByRole('radio', { name: 'Yes' }).check();
      await phone.getByRole('button', { name: /Cast my vote: Yes/ }).click();
      await expect(phone.locator('strong').filter({ hasText: 'Counted: Yes' })).toBeVisible();
      await phone.reload();
      await expect(phone.locator('strong').filter({ hasText: 'Counted: Yes' })).toBeVisible();
      await expectAccessible(phone);
      await shot(phone, 'poll-phone-counted');
    });

    await test.step('nobody sees a choice while it runs: the wall counts who has voted', async () => {
      await cast(room, 'vice-rector-agriculture', (await order(room))[0]!, pick(0));
      await expect(wall.getByText(/^2 of \d+ voted/)).toBeVisible();
      await expectAccessible(wall);
      await shot(wall, 'poll-wall-open');
      await expect(hold(chair)).toContainText('By device, in the hall');
      await expectAccessible(chair);
      await shot(chair, 'poll-chair-open');
    });

    await test.step('suspended and resumed', async () => {
      await hold(chair).getByRole('button', { name: 'Suspend the vote' }).click();
      await expect(phone.getByText('Suspended', { exact: true })).toBeVisible();
      await step(chair, /^.*Resume: Shall/s);
      await expect.poll(async () => (await row()).stage).toBe('OPEN');
    });

    await test.step('closed with the keyboard; the chair sees it before the room', async () => {
      await closeVote(chair, '2 of 11 have voted', true);
      await expect.poll(async () => (await row()).stage).toBe('CLOSED');
      await expect(hold(chair).getByText('Adopted', { exact: true })).toBeVisible();
      await expect(phone.getByText('Adopted', { exact: true })).toBeHidden();
      await shot(wall, 'poll-wall-closed');
      await shot(phone, 'poll-phone-closed');
    });

    await test.step('shown: wall, phone and desk say the same', async () => {
      await step(chair, 'Show the result', 's');
      await expect(wall.getByText('Adopted', { exact: true })).toBeVisible();
      await expect(phone.getByText('Adopted', { exact: true })).toBeVisible();
      await expectAccessible(wall);
      await shot(wall, 'poll-wall-result');
      await expectAccessible(phone);
      await shot(phone, 'poll-phone-result');
    });

    await test.step('certified by the chair, confirmed by another of the seat', async () => {
      await step(chair, 'Certify “Shall');
      await expect(hold(chair)).toBeHidden();
      await chair.getByRole('button', { name: /^See the result: Shall/ }).click();
      await expect(chair.getByRole('dialog').getByText(/Another of the chair’s seat/)).toBeVisible();
      await expectAccessible(chair);
      await shot(chair, 'poll-chair-result');
      await chair.keyboard.press('Escape');
      const vice = await open('laptop', server.link('vice-chair'));
      await enter(vice);
      await step(vice, 'Confirm: Shall');
      await expect.poll(async () => (await row()).stage).toBe('CERTIFIED');
    });
  } finally {
    await server.stop();
  }
});
