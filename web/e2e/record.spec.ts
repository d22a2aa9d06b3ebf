// From a template to what is taken home: the programme, the public page, paper and files.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(300_000);

async function enter(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Online' }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();

/** Each item with its time: "09:00 Opening remarks". */
const plan = (page: Page) =>
  page.locator('.plan').first().locator('li').evaluateAll((rows) =>
    rows.map((row) => `${row.querySelector('.at')?.textContent} ${row.querySelector('.title')?.textContent}`),
  );

async function downloaded(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link, exact: true }).click()]);
  return file.path();
}

test('a programme from a template, moved, exported and read in again @deep', async ({ open }) => {
  const server = await Server.start({ args: ['--no-demo'] });
  try {
    const page = await open('laptop', server.link('organiser'));
    page.setDefaultTimeout(15_000);
    await enter(page);
    await tab(page, 'Programme');

    await test.step('nothing is added before one has seen what would be', async () => {
      await page.getByRole('button', { name: 'Begin from a template or a file' }).click();
      await page.getByRole('radio', { name: 'Launch day' }).check();
      await page.getByLabel('The first session begins').fill('2026-11-12T09:00');
      await expect(page.getByRole('region', { name: 'What would change' })).toContainText('Signing of the agreement');
      await expectAccessible(page);
      await shot(page, 'organiser-template');
      await page.getByRole('button', { name: 'Carry out 10 changes' }).click();
      await expect(page.getByRole('form').getByText('10 changes made')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('form').getByRole('button', { name: 'Close' }).click();
    });

    await test.step('times follow the order, by Up, by Down and by dragging', async () => {
      await expect.poll(() => plan(page)).toEqual(['09:00 Opening remarks', '09:30 Overview of the project and its action plan', '10:00 Questions and discussion']);
      await page.getByRole('button', { name: 'Move Questions and discussion up' }).click();
      await expect.poll(() => plan(page)).toEqual(['09:00 Opening remarks', '09:30 Questions and discussion', '10:00 Overview of the project and its action plan']);
      await expect(page.getByRole('button', { name: 'Move Questions and discussion up' })).toBeFocused();
      const rows = page.locator('.plan').first().locator('li');
      await rows.nth(2).scrollIntoViewIfNeeded();
      const [grip, over] = [await rows.nth(2).locator('[data-grip]').boundingBox(), await rows.nth(0).boundingBox()];
      await page.mouse.move(grip!.x + 10, grip!.y + 10);
      await page.mouse.down();
      await page.mouse.move(over!.x + 20, over!.y + 30, { steps: 4 });
      await page.mouse.move(over!.x + 20, over!.y + 4, { steps: 4 });
      await shot(page, 'organiser-drag');
      await page.mouse.up();
      await expect.poll(() => plan(page)).toEqual(['09:00 Overview of the project and its action plan', '09:30 Opening remarks', '10:00 Questions and discussion']);
    });

    await test.step('times are left alone where one wishes so, and can follow later', async () => {
      await page.getByRole('checkbox', { name: 'Times follow the order' }).uncheck();
      await page.getByRole('button', { name: 'Move Opening remarks up' }).click();
      await expect.poll(() => plan(page)).toEqual(['09:30 Opening remarks', '09:00 Overview of the project and its action plan', '10:00 Questions and discussion']);
      await expectAccessible(page);
      await shot(page, 'organiser-times-differ');
      await page.getByRole('button', { name: 'Let the times follow' }).click();
      await expect.poll(() => plan(page)).toEqual(['09:00 Opening remarks', '09:30 Overview of the project and its action plan', '10:00 Questions and discussion']);
      await expect(page.getByText('do not follow the order')).toBeHidden();
    });

    await test.step('one item from a template stands at the end', async () => {
      await page.getByRole('button', { name: 'Add from a template' }).first().click();
      await expectAccessible(page);
      await shot(page, 'organiser-item-template');
      await page.getByRole('menuitem', { name: 'Break, 15 min' }).click();
      await expect.poll(async () => (await plan(page)).at(-1)).toBe('10:30 Break');
      await expect(page.getByText('The items end at 10:45, after the session.')).toBeVisible();
      await page.getByRole('button', { name: 'Remove Break' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await expect.poll(async () => (await plan(page)).length).toBe(3);
    });

    await test.step('an exported agenda changes nothing; moved by a day it moves all', async () => {
      await tab(page, 'Take home');
      await expectAccessible(page);
      await shot(page, 'organiser-home');
      const file = await downloaded(page, 'Agenda: Data (JSON)');
      await page.getByRole('button', { name: 'Read an exported agenda in' }).click();
      await page.getByRole('radio', { name: 'A file that was exported' }).check();
      await page.getByLabel('File (agenda, JSON)').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"khural.people"}') });
      await expect(page.getByText(/this file is not an agenda of Khural/).first()).toBeVisible();
      await expectAccessible(page);
      await page.getByLabel('File (agenda, JSON)').setInputFiles(file);
      await expect(page.getByText('Nothing: the programme has all of it already.')).toBeVisible();
      await page.getByLabel('The first session begins').fill('2026-11-13T09:00');
      await page.getByRole('button', { name: 'Carry out 10 changes' }).click();
      await page.getByRole('form').getByRole('button', { name: 'Close' }).click();
      await expect(page.getByText(/13 November|November 13/).first()).toBeVisible();
      await shot(page, 'organiser-programme-moved');
    });

    await test.step('on a phone', async () => {
      await page.setViewportSize({ width: 320, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await shot(page, 'organiser-programme-320');
      await tab(page, 'Take home');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await shot(page, 'organiser-home-320');
    });
  } finally {
    await server.stop();
  }
});

test('the public page, paper and the record of a session', async ({ open }) => {
  const server = await Server.start();
  try {
    const page = await open('laptop', server.link('organiser'));
    page.setDefaultTimeout(15_000);
    await enter(page);
    await expect(page.getByRole('tab', { name: 'Workshop' })).toBeVisible();
    const workshop = await page.evaluate(async () => ((await (await fetch('/api/logins')).json()) as { workshop: string }[])[0]!.workshop);
    const passer = await open('phone', `${server.origin}/observe/${workshop}`);

    await test.step('nobody watches before the organiser lets them', async () => {
      await expect(passer.getByRole('heading', { name: 'Not open to observers' })).toBeVisible();
      await expectAccessible(passer);
      await shot(passer, 'observer-closed');
      await page.getByRole('button', { name: 'Edit the workshop' }).click();
      await page.getByLabel('Link to the video meeting').fill('http://meet.example.org');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByText(/It begins with https/).first()).toBeVisible();
      await page.getByLabel('Link to the video meeting').fill('https://meet.example.org/launch');
      await page.getByRole('checkbox', { name: 'Anybody may watch' }).check();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByRole('form')).toBeHidden();
      await expect(page.getByRole('link', { name: `${server.origin}/observe/${workshop}` })).toBeVisible();
      await shot(page, 'organiser-about-public');
    });

    const [chair, rector] = [await Actor.enter(page, server.link('chair'), 'CHAIR'), await Actor.enter(page, server.link('rector-technology'), 'PARTICIPANT')];
    await test.step('a session with a speech', async () => {
      const { views } = await chair.look();
      const session = views.agenda.sessions[0]!.id;
      const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
      await chair.ask({ type: 'chair.takeChair', tenure: views.chair.tenure });
      const tenure = views.chair.tenure + 1;
      if (views.agenda.current === null) await chair.ask({ type: 'session.openSession', session, tenure });
      if (views.agenda.active !== item) await chair.ask({ type: 'session.takeUpItem', item, active: views.agenda.active, rest: 'KEEP', tenure });
      await rector.ask({ type: 'attendance.attend', channel: 'HALL' });
      await rector.ask({ type: 'floor.requestFloor', item, person: null, kind: 'STATEMENT', note: 'only for the chair' });
      const { views: now } = await chair.look();
      await chair.ask({ type: 'floor.giveFloor', entry: now.floor.waiting[0]!, current: null, tenure });
    });

    await test.step('the passer-by sees it, in every size', async () => {
      await passer.reload();
      await expect(passer.getByRole('region', { name: 'Who has the floor' })).toContainText('University of Technology');
      await expectAccessible(passer);
      await expect(passer.getByText('meet.example.org')).toHaveCount(0);
      await shot(passer, 'observer-phone');
      const wide = await open('laptop', `${server.origin}/observe/${workshop}`);
      await expect(wide.getByRole('region', { name: 'Who has the floor' })).toBeVisible();
      await expectAccessible(wide);
      await shot(wide, 'observer-laptop');
      await wide.close();
    });

    await test.step('the meeting is offered to those who take part', async () => {
      const phone = await open('phone', server.link('vice-rector-agriculture'));
      await phone.getByRole('radio', { name: 'Online' }).check();
      await expect(phone.getByRole('link', { name: /Open the video meeting/ })).toHaveAttribute('href', 'https://meet.example.org/launch');
      await expectAccessible(phone);
      await shot(phone, 'door-meeting');
      await phone.getByRole('button', { name: 'Enter', exact: true }).click();
      await phone.getByRole('button', { name: 'Menu' }).click();
      await expect(phone.getByRole('link', { name: /Open the video meeting/ })).toBeVisible();
      await shot(phone, 'participant-meeting');
      await phone.close();
    });

    await test.step('paper', async () => {
      const login = new URL(page.url()).pathname.split('/')[2];
      const paper = await page.context().newPage();
      await paper.goto(`${server.origin}/as/${login}/paper`);
      await expect(paper.getByRole('button', { name: 'Print this page' })).toBeVisible();
      await expect(paper.getByText('University of Technology').first()).toBeVisible();
      await expectAccessible(paper);
      await shot(paper, 'paper-screen');
      await paper.setViewportSize({ width: 320, height: 740 });
      expect(await paper.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await paper.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await paper.setViewportSize({ width: 794, height: 1123 });
      await shot(paper, 'paper-a4');
      await paper.close();
    });

    await test.step('the record, to read and as files', async () => {
      await tab(page, 'Take home');
      const [record] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'The whole record: Open, print' }).click()]);
      await expect(record.getByRole('heading', { name: 'Every act by time' })).toBeVisible();
      await expect(record.getByText('only for the chair')).toHaveCount(0);
      expect(await record.locator('table').first().evaluate((table) => getComputedStyle(table).borderCollapse)).toBe('collapse');
      await expectAccessible(record);
      await shot(record, 'record-page');
      await record.close();
      const csv = readFileSync(await downloaded(page, 'Speeches: Table (CSV)'), 'utf8');
      expect(csv).toMatch(/^\ufeffid,asked,speaker/);
      expect(csv).toContain('University of Technology');
    });

    await test.step('switched off, the passer-by is shown out at once', async () => {
      await tab(page, 'Workshop');
      await page.getByRole('button', { name: 'Edit the workshop' }).click();
      await page.getByRole('checkbox', { name: 'Anybody may watch' }).uncheck();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(passer.getByRole('heading', { name: 'Not open to observers' })).toBeVisible();
    });
  } finally {
    await server.stop();
  }
});
