// Polls as they are composed: by the chair in two taps, by the organiser ahead, by a lead within limits.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(120_000);

async function enter(page: Page, how = 'In the hall'): Promise<void> {
  await page.getByRole('radio', { name: how }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page).toHaveURL(/\/as\//);
}

/** A live session with the discussion on, by asks and not by screens. */
async function discuss(page: Page, server: Server): Promise<{ chair: Actor; item: string }> {
  const chair = await Actor.enter(page, server.link('chair'), 'CHAIR');
  await chair.ask({ type: 'chair.takeChair', tenure: 0 });
  const { views } = await chair.look();
  const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
  await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
  await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
  return { chair, item };
}

/** A composer in another language than the rest of the test. */
async function inMongolian(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  await page.evaluate(() => localStorage.setItem('khural.language', 'mn'));
  await page.reload();
  await look(page);
  await page.evaluate(() => localStorage.setItem('khural.language', 'en'));
  await page.reload();
}

const row = (page: Page, title: string) => page.locator('[id^="poll-row-"]').filter({ hasText: title });
const form = (page: Page) => page.getByRole('form', { name: /poll/ });

const listed = (page: Page, stage: string) => expect(page.getByText(stage, { exact: true })).toBeVisible();
const option = (page: Page, n: number, language = 'English') => form(page).getByRole('group', { name: `Option ${n}`, exact: true }).getByLabel(language);

test('@deep a chair composes', async ({ open }) => {
  const server = await Server.start();
  try {
    const { chair, item } = await discuss(await open('laptop', server.origin), server);
    const page = await open('laptop', server.link('chair'));
    await enter(page);
    const seen = async () => (await chair.look()).views.poll;

    await test.step('by two taps, with the keyboard: the usual vote, on the item that is on, ready', async () => {
      await expect(page.getByText(/No poll is prepared/)).toBeVisible();
      await page.getByRole('button', { name: 'New poll' }).press('Enter');
      await expectAccessible(page);
      await shot(page, 'compose-chair-new');
      await page.getByRole('button', { name: /^Formal vote/ }).press('Enter');
      await expect(row(page, 'Shall the proposal be adopted?').getByText('Ready', { exact: true })).toBeVisible();
      await expect(row(page, 'Shall the proposal be adopted?')).toBeFocused();
      const { polls, order } = await seen();
      expect(polls[order[0]!]).toMatchObject({ stage: 'READY', form: { item, question: { is: 'yesNo' }, rules: { isFormal: true } } });
    });

    await test.step('a ranking: a list is pasted, put in order and saved as a draft', async () => {
      await page.getByRole('button', { name: 'New poll' }).press('Enter');
      await page.getByRole('button', { name: 'Ranking', exact: true }).press('Enter');
      await expect(form(page).getByRole('group', { name: 'Question' }).getByLabel('English')).toBeFocused();
      await page.keyboard.type('What comes first?');
      await option(page, 1).focus();
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData('text/plain', '1. Laboratories\n2. Libraries\n3. Teachers');
        document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
      await expect(option(page, 3)).toHaveValue('Teachers');
      await expect(option(page, 3)).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(option(page, 4)).toBeFocused();
      await page.getByRole('button', { name: 'Move option 3 up' }).press('Enter');
      await expect(option(page, 2)).toHaveValue('Teachers');
      await expect(page.getByRole('button', { name: 'Move option 2 up' })).toBeFocused();
      // The chair's keys mean nothing in a form.
      await page.keyboard.press('n');
      await form(page).getByRole('checkbox', { name: /Make it ready/ }).press('Space');
      await expectAccessible(page);
      await shot(page, 'compose-chair-form');
      await form(page).getByRole('button', { name: 'Save' }).press('Enter');
      await expect(row(page, 'What comes first?').getByText('Draft', { exact: true })).toBeVisible();
      const { polls, order } = await seen();
      expect(polls[order[1]!]!.form.question).toEqual({ is: 'ranked', method: 'RUNOFF', options: ['Laboratories', 'Teachers', 'Libraries'].map((en) => ({ en })) });
    });

    await test.step('what does not go together says why before it is tried, and what is missing is said', async () => {
      await page.getByRole('button', { name: 'Edit: What comes first?' }).click();
      await form(page).getByRole('radio', { name: 'Formal vote' }).check();
      const hands = form(page).getByRole('radio', { name: 'Hands', exact: true });
      await expect(hands).toHaveAttribute('aria-disabled', 'true');
      await hands.press('Space');
      await expect(hands).not.toBeChecked();
      await expect(form(page).getByRole('radio', { name: 'Secret', exact: true })).toHaveAttribute('aria-disabled', 'true');
      await form(page).getByRole('checkbox', { name: 'A vote can be changed until the close' }).uncheck();
      await form(page).getByRole('radio', { name: 'Secret', exact: true }).check();
      await expect(form(page).getByText(/Nobody ever learns who chose what/)).toBeVisible();
      await form(page).getByLabel('Quorum, per cent').fill('101');
      await form(page).getByRole('button', { name: 'Save' }).click();
      await expect(form(page).getByText(/Not saved: a quorum is 0 to 100/)).toBeVisible();
      await form(page).getByLabel('Quorum, per cent').fill('0');
      await expectAccessible(page);
      await form(page).getByText('What will happen').scrollIntoViewIfNeeded();
      await shot(page, 'compose-chair-rules');
    });

    await test.step('another composer is told of, and theirs can be taken', async () => {
      const { polls, order } = await seen();
      const theirs = { ...polls[order[1]!]!.form, title: { en: 'What comes first, then?' } };
      await chair.ask({ type: 'poll.compose', poll: order[1]!, form: theirs });
      await expect(form(page).getByText(/changed this meanwhile/)).toBeVisible();
      await page.getByRole('button', { name: 'Take theirs' }).click();
      await expect(form(page).getByRole('group', { name: 'Question' }).getByLabel('English')).toHaveValue('What comes first, then?');
      await form(page).getByRole('button', { name: 'Save' }).click();
      await expect(row(page, 'What comes first, then?').getByText('Ready', { exact: true })).toBeVisible();
    });

    await test.step('back to a draft, and discarded knowingly', async () => {
      const more = () => page.getByRole('button', { name: 'More for: What comes first, then?' }).click();
      await more();
      await page.getByRole('menuitem', { name: 'Back to a draft' }).click();
      await expect(row(page, 'What comes first, then?').getByText('Draft', { exact: true })).toBeVisible();
      await more();
      await page.getByRole('menuitem', { name: 'Discard…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
      await expect(row(page, 'What comes first, then?')).toBeVisible();
      await more();
      await page.getByRole('menuitem', { name: 'Discard…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Discard the poll' }).click();
      await expect(row(page, 'What comes first, then?')).toHaveCount(0);
    });

    await test.step('what is over is asked again as a new round', async () => {
      const { order } = await seen();
      await chair.ask({ type: 'poll.open', poll: order[0]!, tenure: 1 });
      await listed(page, 'Running now');
      await chair.ask({ type: 'poll.close', poll: order[0]!, tenure: 1 });
      await listed(page, 'Over');
      await page.getByRole('button', { name: 'More for: Shall the proposal be adopted?' }).click();
      await page.getByRole('menuitem', { name: 'New round' }).click();
      await expect(row(page, 'A further round').getByText('Draft', { exact: true })).toBeVisible();
      await expectAccessible(page);
      await shot(page, 'compose-chair-list');
    });
  } finally {
    await server.stop();
  }
});

test('@deep an organiser prepares ahead, on a laptop and on a phone, and a lead asks for opinions alone', async ({ open }) => {
  const server = await Server.start();
  try {
    const { chair, item } = await discuss(await open('laptop', server.origin), server);
    const page = await open('laptop', server.link('organiser'));
    await enter(page, 'Online');

    await test.step('a quiz for the programme, in two languages', async () => {
      await page.getByRole('tab', { name: 'Polls' }).click();
      await page.getByRole('button', { name: 'New poll' }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Quiz' }).click();
      await form(page).getByRole('group', { name: 'Question' }).getByLabel('English').fill('Which one freezes first?');
      await form(page).getByRole('group', { name: 'Question' }).getByLabel('Монгол').fill('Аль нь түрүүлж хөлдөх вэ?');
      await option(page, 1).fill('The lake');
      await option(page, 2).fill('The river');
      await form(page).getByRole('button', { name: 'Save' }).click();
      await expect(form(page)).toBeVisible();
      await shot(page, 'compose-quiz');
      await form(page).getByRole('checkbox', { name: /Right answer.*Option 1/ }).check({ timeout: 5_000 });
      await expectAccessible(page);
      await form(page).getByRole('button', { name: 'Save' }).click();
      await expect(row(page, 'Which one freezes first?').getByText('Draft', { exact: true })).toBeVisible();
      await expectAccessible(page);
      await shot(page, 'compose-organiser');
    });

    await test.step('the same on a phone, in Mongolian', async () => {
      await page.setViewportSize({ width: 360, height: 740 });
      await inMongolian(page, async () => {
        await page.getByRole('button', { name: /^Засах: Аль нь/ }).click();
        await expect(page.getByRole('form')).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        await expectAccessible(page);
        await shot(page, 'compose-phone-mn');
        await page.getByRole('form').getByRole('radio', { name: 'Албан ёсны санал хураалт' }).check();
        await page.getByRole('form').getByText('Юу болох вэ').scrollIntoViewIfNeeded();
        await shot(page, 'compose-phone-mn-rules');
        await page.getByRole('form').getByRole('button', { name: 'Болих' }).click();
      });
    });

    await test.step('who leads the item asks for opinions on it, and not for a vote', async () => {
      const dean = (await chair.look()).views.agenda.items[item]!.lead!.person;
      await chair.ask({ type: 'attendance.recordAttendance', person: dean, channel: 'HALL' });
      await chair.ask({ type: 'session.grantLead', person: dean, item, minutes: null, tenure: 1 });
      const lead = await open('phone', server.link('discussion-lead'));
      await enter(lead);
      await lead.goto(lead.url().replace(/(\/as\/[^/]+).*$/, '$1/lead'));
      await lead.getByRole('tab', { name: 'People and hall' }).click();
      await lead.getByRole('button', { name: 'New poll' }).click();
      const formal = lead.getByRole('button', { name: /^Formal vote/ });
      await expect(formal).toHaveAttribute('aria-disabled', 'true');
      await expectAccessible(lead);
      await shot(lead, 'compose-lead-phone');
      await lead.getByLabel('Question', { exact: true }).fill('Shall we go on?');
      await lead.getByRole('button', { name: /^Show of opinion/ }).click();
      await expect(row(lead, 'Shall we go on?').getByText('Ready', { exact: true })).toBeVisible();
      const { polls } = (await chair.look()).views.poll;
      expect(Object.values(polls).map((each) => each.form).find((each) => each.title.en === 'Shall we go on?')).toMatchObject({ item, rules: { isFormal: false } });
    });
  } finally {
    await server.stop();
  }
});
