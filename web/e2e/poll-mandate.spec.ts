// Voting for another: the mandate on the phone, one vote for each delegation with its weight, and a mandate withdrawn meanwhile.
import { expect, expectAccessible, Server, shot, test } from './support';
import { closeVote, discuss, enter, hold, inMongolian, make, patient, step, text, wallOf } from './voting';

test.setTimeout(240_000);

test('heads vote for delegations, one of them by proxy @deep', async ({ open: openScreen }) => {
  const open = patient(openScreen);
  const server = await Server.start();
  try {
    const room = await discuss(await open('laptop', server.origin), server);
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const holder = await open('phone', server.link('rector-technology'));
    await enter(holder);
    const proxy = await open('phone', server.link('vice-rector-agriculture'));
    await enter(proxy);
    const wall = await wallOf(open, server, chair);
    const row = async (poll: string) => (await room.chair.look()).views.poll.polls[poll]!;
    const mandates = (page: typeof holder) => page.getByRole('region', { name: 'Mandates' });
    const radioOf = (whose: string) => proxy.locator('div.seat').filter({ hasText: whose }).getByRole('radio', { name: 'Yes' });

    await test.step('given in the menu, and seen by both before anything opens', async () => {
      await holder.getByRole('button', { name: /Menu/ }).click();
      await holder.getByRole('button', { name: 'Let somebody vote for me' }).click();
      const dialog = holder.getByRole('dialog', { name: 'Let somebody vote for me' });
      await dialog.getByRole('button', { name: 'Give the mandate' }).click({ force: true });
      await expect(holder.getByText('choose a person first').first()).toBeVisible();
      await dialog.getByLabel('Name, capacity or delegation').fill('Agri');
      await dialog.getByRole('radio', { name: /Agriculture/ }).first().check();
      await expectAccessible(holder);
      await shot(holder, 'mandate-give');
      await dialog.getByRole('button', { name: /^Give the mandate: / }).click();
      await expect(dialog).toBeHidden();
      await holder.keyboard.press('Escape');
      await expect(mandates(holder)).toContainText('Votes for you');
      await expect(mandates(proxy)).toContainText('You also vote for');
      await expectAccessible(proxy);
      await shot(holder, 'mandate-holder');
      await shot(proxy, 'mandate-proxy');
      await inMongolian(holder);
      await shot(holder, 'mandate-holder-mn');
      await holder.evaluate(() => localStorage.setItem('khural.language', 'en'));
      await holder.reload();
    });

    await test.step('a mandate on paper is recorded by the chair, and taken back', async () => {
      await chair.getByPlaceholder('Find a person').fill('Institute');
      await chair.getByRole('button', { name: /^More about Expert/ }).click();
      await chair.getByRole('menuitem', { name: 'Who votes for this person…' }).click();
      const dialog = chair.getByRole('dialog', { name: /^Who votes for Expert/ });
      await dialog.getByRole('searchbox').fill('Agriculture');
      await expectAccessible(chair);
      await shot(chair, 'mandate-chair');
      await dialog.getByRole('button', { name: /^Give the mandate to Vice-Rector/ }).click();
      await expect(chair.getByText(/Vice-Rector, University of Agriculture votes for them/)).toBeVisible();
      await expect(mandates(proxy)).toContainText('International Institute');
      await chair.getByRole('button', { name: /^More about Expert/ }).click();
      await chair.getByRole('menuitem', { name: 'Who votes for this person…' }).click();
      await shot(chair, 'mandate-chair-given');
      await dialog.getByRole('button', { name: 'Withdraw' }).click();
      await expect(mandates(proxy)).not.toContainText('International Institute');
      await chair.getByPlaceholder('Find a person').fill('');
      await chair.getByPlaceholder('Find a person').blur();
    });

    await test.step('the proxy answers for each seat by itself; the holder sees who does', async () => {
      await make(room, 'charter', { title: text('Shall the charter be amended?', 'Дүрмийг өөрчлөх үү?'), question: { is: 'yesNo' } }, { unit: 'DELEGATION', weights: { technology: 3, agriculture: 2 } as never });
      await step(chair, 'Open “Shall the charter be amended?”', 'o');
      await expect(proxy.getByRole('heading', { name: 'Shall the charter be amended?' })).toBeVisible();
      await expect(proxy.locator('div.seat')).toHaveCount(2);
      await radioOf('Technology').check();
      await expectAccessible(proxy);
      await shot(proxy, 'mandate-vote');
      await proxy.locator('div.seat').filter({ hasText: 'Technology' }).getByRole('button', { name: /Cast my vote: Yes/ }).click();
      await expect(proxy.locator('strong').filter({ hasText: 'Counted: Yes' })).toHaveCount(1);
      await expect(holder.getByText(/votes for/i).first()).toBeVisible();
      await shot(holder, 'mandate-holder-vote');
      await expectAccessible(holder);
    });

    await test.step('shown with weights on the wall and at the desk', async () => {
      await proxy.locator('div.seat').getByRole('radio', { name: 'No' }).check();
      await proxy.getByRole('button', { name: /Cast my vote: No/ }).click();
      await expect(proxy.locator('strong').filter({ hasText: 'Counted: No' })).toHaveCount(1);
      await shot(chair, 'mandate-chair-open');
      await closeVote(chair, /have voted|All/, false);
      await expect.poll(async () => (await row('charter')).stage).toBe('CLOSED');
      await step(chair, 'Show the result', 's');
      await expect(wall.getByText('Adopted', { exact: true })).toBeVisible();
      expect((await row('charter')).tally!.votes).toEqual([3, 2]);
      await expectAccessible(wall);
      await shot(wall, 'mandate-wall-result');
      await shot(proxy, 'mandate-phone-result');
      await step(chair, 'Certify “Shall');
      await expect(hold(chair)).toBeHidden();
    });

    await test.step('withdrawn while a vote runs: the proxy is refused in words, and the holder votes', async () => {
      await make(room, 'seat', { title: text('Shall the seat move?', 'Байр нүүх үү?'), question: { is: 'yesNo' } });
      await step(chair, 'Open “Shall the seat move?”', 'o');
      await expect(proxy.locator('div.seat')).toHaveCount(2);
      await mandates(holder).getByRole('button', { name: /^Withdraw/ }).click();
      await expect(mandates(holder)).toBeHidden();
      await expect(proxy.getByText(/You no longer vote for Rector/).first()).toBeVisible();
      await expect(proxy.locator('div.seat')).toHaveCount(1);
      await shot(proxy, 'mandate-withdrawn-proxy');
      await shot(holder, 'mandate-withdrawn-holder');
      await holder.getByRole('radio', { name: 'Yes' }).check();
      await holder.getByRole('button', { name: /Cast my vote: Yes/ }).click();
      await expect(holder.locator('strong').filter({ hasText: 'Counted: Yes' })).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
