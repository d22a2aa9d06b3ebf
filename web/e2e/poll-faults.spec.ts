// A formal vote while machines die under it: what was counted stays counted, once, and nothing is lost without a word.
import type { Page } from '@playwright/test';
import { expect, Server, shot, test } from './support';
import { cast, closeVote, discuss, enter, hold, make, patient, pick, step, text } from './voting';

test.setTimeout(240_000);

test('the server and its Redis are killed in the middle of a vote @deep', async ({ open: openScreen }) => {
  const open = patient(openScreen);
  const server = await Server.start();
  try {
    const room = await discuss(await open('laptop', server.origin), server);
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const phones: Page[] = [];
    for (const role of ['rector-technology', 'vice-rector-agriculture']) {
      const phone = await open('phone', server.link(role));
      await enter(phone);
      phones.push(phone);
    }
    const [first, second] = phones as [Page, Page];
    const row = async () => (await room.chair.look()).views.poll.polls['capital']!;
    const counted = (phone: Page) => phone.locator('strong').filter({ hasText: 'Counted: Yes' });
    const vote = async (phone: Page) => {
      await phone.getByRole('radio', { name: 'Yes' }).check();
      await phone.getByRole('button', { name: /Cast my vote: Yes/ }).click({ noWaitAfter: true });
    };

    await make(room, 'capital', { title: text('Shall it be in the capital?', 'Нийслэлд болох уу?'), question: { is: 'yesNo' } });
    await step(chair, 'Open “Shall it be in the capital?”', 'o');
    await expect(hold(chair)).toContainText('Shall it be in the capital?');
    await cast(room, 'expert-institute', 'capital', pick(1));

    await test.step('the server is killed between the ballot and its answer', async () => {
      await expect(first.getByRole('radio', { name: 'Yes' })).toBeVisible();
      await vote(first);
      await server.crash();
      await expect(chair.getByText(/connection is lost/i).first().or(chair.getByText('Not live').first())).toBeVisible();
      await shot(first, 'fault-phone-dead');
      await shot(chair, 'fault-chair-dead');
      await server.start();
      // Either the ballot had reached the log, or the phone sends the same one again: one way or the other it counts once.
      await expect(counted(first)).toBeVisible({ timeout: 40_000 });
      await expect.poll(async () => (await row()).cast).toBe(2);
      await shot(first, 'fault-phone-back');
    });

    await test.step('Redis is killed: a phone votes meanwhile, and is counted', async () => {
      await expect(second.getByRole('radio', { name: 'Yes' })).toBeVisible();
      server.killRedis();
      await vote(second);
      await expect(counted(second)).toBeVisible({ timeout: 40_000 });
      await expect.poll(async () => (await row()).cast).toBe(3);
      await shot(second, 'fault-redis-phone');
    });

    await test.step('the result is that of three ballots, and the chair ends the vote as usual', async () => {
      await closeVote(chair, '3 of', false);
      await expect.poll(async () => (await row()).stage).toBe('CLOSED');
      await step(chair, 'Show the result', 's');
      await expect.poll(async () => (await row()).tally?.votes).toEqual([2, 1]);
      await expect(first.getByText('Adopted', { exact: true })).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
