// What is no ballot of a device: hands, names that are called, silence, and what the floor assistant enters.
import type { Page } from '@playwright/test';
import type { PollId } from '../src/live/wire.gen';
import { expect, expectAccessible, Server, shot, test } from './support';
import { closeVote, discuss, enter, hold, make, next, OPTIONS, patient, step, text, wallOf } from './voting';

test.setTimeout(240_000);

test('hands, names, silence, a tie, a void vote, and one for a person without a device @deep', async ({ open: openScreen }) => {
  const open = patient(openScreen);
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const room = await discuss(desk, server);
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const phone = await open('phone', server.link('rector-technology'));
    await enter(phone);
    const assistant = await open('phone', server.link('floor-assistant'));
    await enter(assistant);
    const wall = await wallOf(open, server, chair);
    const row = async (poll: PollId) => (await room.chair.look()).views.poll.polls[poll]!;
    const stage = async (poll: PollId) => (await row(poll)).stage;
    const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();

    await test.step('hands: two tellers differ, count anew and agree; a device that voted is no hand', async () => {
      await make(room, 'hands', { title: text('Shall the committee be set up?', 'Хороо байгуулах уу?'), question: { is: 'yesNo' } }, { mode: 'MIXED' });
      await button(chair, 'Open the vote: Shall the committee be set up?');
      await phone.getByRole('radio', { name: 'No' }).check();
      await button(phone, /Cast my vote: No/);
      await expect(phone.locator('strong').filter({ hasText: 'Counted: No' })).toBeVisible();
      const teller = async (page: Page, yes: string) => {
        const hands = page.getByRole('region', { name: 'Hands in the hall' });
        await hands.getByLabel('Yes').fill(yes);
        await hands.getByRole('button', { name: 'Enter my count' }).click();
      };
      const limit = (await row('hands')).hands!.limit;
      await teller(chair, String(limit + 1));
      await expect(chair.getByText(`More hands than there can be: at most ${limit}.`)).toBeVisible();
      await teller(chair, '3');
      await expect(chair.getByText('Your count is entered.')).toBeVisible();
      await expectAccessible(assistant);
      await shot(assistant, 'hold-assistant-hands');
      await teller(assistant, '4');
      await expect(chair.getByText('The two counts differ. Count anew.')).toBeVisible();
      await shot(chair, 'hold-chair-hands-differ');
      await step(chair, 'The counts differ');
      await teller(chair, '4');
      await teller(assistant, '4');
      await closeVote(chair, '5 of 11 have voted', false);
      await expect.poll(() => stage('hands')).toBe('CLOSED');
      await step(chair, 'Show the result', 's');
      await expect(wall.getByText('Yes: 4 of 5')).toBeVisible();
      await shot(wall, 'hold-wall-hands');
      await expect(hold(chair).getByRole('row', { name: /By hands/ })).toContainText('4');
      await expectAccessible(chair);
      await shot(chair, 'hold-chair-hands-result');
      await step(chair, 'Certify “Shall the committee');
    });

    await test.step('a roll call from a drawn name; a reload in the middle; the absent are called again', async () => {
      await make(room, 'roll', { title: text('Shall the budget be adopted?', 'Төсвийг батлах уу?'), question: { is: 'yesNo' } }, { mode: 'ROLL_CALL' });
      await button(chair, 'Open the vote: Shall the budget be adopted?');
      await step(chair, 'Begin the roll call');
      const dialog = chair.getByRole('dialog', { name: 'Roll call' });
      await expect(dialog.getByText(/drawn by lot/)).toBeVisible();
      await expectAccessible(chair);
      await shot(chair, 'hold-chair-roll-begin');
      await dialog.getByRole('button', { name: 'Begin the roll call' }).click();
      const roll = (page: Page) => page.getByRole('region', { name: 'Roll call' });
      await expect(roll(chair)).toContainText('0 of 11');
      await expect(wall.getByText('Called:')).toBeVisible();
      await shot(wall, 'hold-wall-roll');
      for (const [i, answer] of ['Yes', 'No', 'Abstain', 'Not here', 'Yes'].entries()) {
        await roll(chair).getByRole('button', { name: answer, exact: true }).click();
        await expect(roll(chair)).toContainText(`${i + 1} of 11`);
      }
      await chair.reload();
      await expect(roll(chair)).toContainText('5 of 11');
      await expectAccessible(chair);
      await shot(chair, 'hold-chair-roll');
      for (let i = 5; i < 11; i++) {
        await roll(assistant).getByRole('button', { name: 'Yes', exact: true }).click();
        await expect(roll(chair)).toContainText(`${i + 1} of 11`);
      }
      await button(chair, 'Call the absent again');
      await roll(chair).getByRole('button', { name: 'No', exact: true }).click();
      await step(chair, 'All have answered', 'c');
      await expect.poll(() => stage('roll')).toBe('CLOSED');
      await step(chair, 'Show the result', 's');
      await step(chair, 'Certify “Shall the budget');
    });

    await test.step('silence adopts; an objection stops it', async () => {
      const call = async (words: string, seconds: string) => {
        await chair.keyboard.press('Control+k');
        await chair.getByRole('combobox').or(chair.getByRole('searchbox')).first().fill('objections');
        await chair.keyboard.press('Enter');
        const dialog = chair.getByRole('dialog', { name: 'Ask for objections' });
        await dialog.getByRole('button', { name: 'Ask now' }).click();
        await expect(dialog.getByText('Write what is proposed.')).toBeVisible();
        await dialog.getByRole('group', { name: 'What is proposed' }).getByLabel('English').fill(words);
        await dialog.getByText(seconds).click();
        await dialog.getByRole('button', { name: 'Ask now' }).click();
        await expect(dialog).toBeHidden();
      };
      await call('The minutes of the last session are adopted.', '30 s');
      await expect(wall.getByText('Does anybody object?')).toBeVisible();
      await shot(wall, 'hold-wall-call');
      await expectAccessible(phone);
      await shot(phone, 'hold-phone-call');
      await button(phone, 'I object');
      await step(chair, 'There is an objection');
      await expect(wall.getByText('There is an objection')).toBeVisible();
      await shot(wall, 'hold-wall-objected');
      await expect(next(chair)).toContainText('Put “The minutes of the last session are adopted.” to the vote');
      await call('The next meeting is in June.', '15 s');
      await expect(wall.getByText('Adopted without objection')).toBeHidden();
      await expect(wall.getByText('Adopted without objection')).toBeVisible({ timeout: 20_000 });
      await step(chair, 'Certify “The next meeting is in June.”');
    });

    await test.step('the assistant enters an answer with consent', async () => {
      await make(room, 'tie', { title: text('Who shall host the next meeting?', 'Дараагийн хурлыг хэн зохион байгуулах вэ?'), question: { is: 'oneOf', options: OPTIONS } }, { tie: 'CHAIR_DECIDES', majority: 'PLURALITY' });
      await room.chair.ask({ type: 'poll.open', poll: 'tie', tenure: 1 });
      await assistant.getByRole('searchbox').fill('agriculture');
      await button(assistant, /^Enter the vote of Vice-Rector/);
      const dialog = assistant.getByRole('dialog', { name: /^Enter the vote of/ });
      await dialog.getByRole('radio', { name: 'Libraries' }).check();
      await dialog.getByRole('button', { name: 'Vote', exact: true }).click();
      await expect(dialog.getByText(/the consent is missing/)).toBeVisible();
      await expectAccessible(assistant);
      await shot(assistant, 'hold-assistant-vote');
      await dialog.getByRole('checkbox', { name: /agrees that I enter it/ }).check();
      await dialog.getByRole('button', { name: 'Vote', exact: true }).click();
      await expect(dialog).toBeHidden();
      expect((await row('tie')).cast).toBe(1);
    });

    await test.step('a tie is broken by the chair', async () => {
      await phone.getByRole('radio', { name: 'Laboratories' }).check();
      await button(phone, /Cast my vote: Laboratories/);
      await expect.poll(async () => (await row('tie')).cast).toBe(2);
      await closeVote(chair, '2 of 11 have voted', true);
      await expect.poll(() => stage('tie')).toBe('CLOSED');
      await step(chair, 'A tie');
      const dialog = chair.getByRole('dialog', { name: 'The deciding vote' });
      await dialog.getByRole('radio', { name: 'Libraries' }).check();
      await expectAccessible(chair);
      await shot(chair, 'hold-chair-tie');
      await dialog.getByRole('button', { name: 'Decide' }).click();
      await expect(hold(chair).getByText('Chosen: Libraries')).toBeVisible();
    });

    await test.step('declared void, with a reason that everybody reads', async () => {
      await button(chair, 'Declare it void…');
      const dialog = chair.getByRole('dialog', { name: /^Declare .* void/ });
      await dialog.getByRole('button', { name: 'Declare it void' }).click();
      await expect(dialog.getByText(/Everybody will read the reason/)).toBeVisible();
      await dialog.getByRole('group', { name: 'Reason' }).getByLabel('English').fill('Two options had the same name.');
      await dialog.getByRole('button', { name: 'Declare it void' }).click();
      await expect(dialog).toBeHidden();
      await expect(phone.getByText('Two options had the same name.')).toBeVisible();
      await shot(phone, 'hold-phone-void');
    });
  } finally {
    await server.stop();
  }
});
