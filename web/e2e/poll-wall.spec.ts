// What is hard for a wall: options as long as they may be, in five scripts, and a secret vote of too few to show numbers.
import type { Page } from '@playwright/test';
import type { LocalizedText } from '../src/live/wire.gen';
import { expect, expectAccessible, Server, shot, test } from './support';
import { cast, discuss, enter, make, OPINION, patient, pick, wallOf } from './voting';

test.setTimeout(240_000);

const LONGEST = 500;
const fill = (words: string): string => [...words.repeat(LONGEST)].slice(0, LONGEST).join('').trim();
const SCRIPTS = [
  'Laboratories for the sciences and the workshops that serve them in all provinces, ',
  'Бүх аймагт шинжлэх ухааны лаборатори ба түүнд үйлчлэх цехүүд, ',
  'في جميع المحافظات مختبرات للعلوم والورش التي تخدمها، ',
  '在各省为科学以及为之服务的工场建立实验室，',
  'ᠪᠦᠬᠦ ᠠᠶᠢᠮᠠᠭ ᠲᠤ ᠰᠢᠨᠵᠢᠯᠡᠬᠦ ᠤᠬᠠᠭᠠᠨ ᠤ ',
];
const options = SCRIPTS.map((words): LocalizedText => ({ en: fill(words) }));
const title: LocalizedText = { en: fill('Which of the proposals that were handed in by the delegations shall be funded first? ').slice(0, 200) };

/** Nothing is cut off that is not marked as cut, and nothing lies outside the wall. */
async function expectWithin(page: Page): Promise<void> {
  const outside = await page.evaluate(() => {
    const picture = document.querySelector('.wall main')!;
    const box = picture.getBoundingClientRect();
    return [...picture.querySelectorAll('*')]
      .filter((each) => each.getClientRects().length && each.getBoundingClientRect().bottom > box.bottom + 1)
      .map((each) => `${each.tagName}.${each.className}`);
  });
  expect(outside).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()!.width);
}

test('options of five hundred letters in five scripts, and a secret vote of two @deep', async ({ open: openScreen }) => {
  const open = patient(openScreen);
  const server = await Server.start();
  try {
    const room = await discuss(await open('laptop', server.origin), server);
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const phone = await open('phone', server.link('rector-technology'));
    await enter(phone);
    const wall = await wallOf(open, server, chair);
    const row = async (poll: string) => (await room.chair.look()).views.poll.polls[poll]!;

    await test.step('long options, while it runs and when it is shown', async () => {
      await make(room, 'long', { title, question: { is: 'oneOf', options } }, OPINION);
      await room.chair.ask({ type: 'poll.open', poll: 'long', tenure: 1 });
      await expect(phone.getByRole('heading', { name: title.en })).toBeVisible();
      await expect(wall.locator('main.ask')).toBeVisible();
      await shot(phone, 'long-phone');
      await shot(wall, 'long-wall');
      await shot(chair, 'long-chair');
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await expectWithin(wall);
      for (const [i, role] of ['vice-rector-agriculture', 'expert-institute', 'discussion-lead'].entries()) await cast(room, role, 'long', pick(i));
      await room.chair.ask({ type: 'poll.close', poll: 'long', tenure: 1 });
      await expect.poll(async () => (await row('long')).stage).toBe('CLOSED');
      await room.chair.ask({ type: 'poll.show', poll: 'long', tenure: 1 });
      await expect(wall.locator('main.outcome')).toBeVisible();
      await shot(wall, 'long-wall-result');
      await shot(phone, 'long-phone-result');
      await expectWithin(wall);
      await expectAccessible(wall);
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });

    await test.step('a secret vote of two: the verdict, and no numbers', async () => {
      await make(room, 'few', { title: { en: 'Shall the report be kept back?' }, question: { is: 'yesNo' } }, { secrecy: 'SECRET', mayChange: false });
      await expect.poll(async () => (await row('few')).isKeyed).toBe(true);
      await room.chair.ask({ type: 'poll.open', poll: 'few', tenure: 1 });
      const card = phone.getByRole('region', { name: 'Secret ballot' });
      await card.getByRole('radio', { name: 'Yes' }).check();
      await card.getByRole('button', { name: 'Put into the box' }).click();
      await expect(card).toContainText('Your ballot is in the box.');
      await room.chair.ask({ type: 'poll.close', poll: 'few', tenure: 1 });
      await expect.poll(async () => (await row('few')).isCounted).toBe(true);
      await shot(wall, 'few-wall-counted');
      await room.chair.ask({ type: 'poll.show', poll: 'few', tenure: 1 });
      await expect(wall.locator('main.outcome')).toContainText('Adopted');
      expect((await row('few')).tally).toBeNull();
      await expectAccessible(wall);
      await shot(wall, 'few-wall-result');
      await shot(phone, 'few-phone-result');
      await shot(chair, 'few-chair-result');
    });
  } finally {
    await server.stop();
  }
});
