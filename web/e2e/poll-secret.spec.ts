// A secret ballot on five phones: prepared, chosen, put into the box, counted and found again.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page, Request } from '@playwright/test';
import { FORMAL } from '../src/fixture/polls';
import { Actor } from './actor';
import { root } from './server';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(120_000);

const VOTERS = ['rector-technology', 'vice-rector-agriculture', 'expert-institute', 'discussion-lead', 'vice-chair'];

const card = (page: Page) => page.getByRole('region', { name: 'Secret ballot' });
const form = {
  title: { en: 'Shall the next meeting be held in the capital?', mn: 'Дараагийн уулзалтыг нийслэлд хийх үү?' },
  question: { is: 'yesNo' },
  rules: { ...FORMAL, secrecy: 'SECRET', mayChange: false },
  item: null,
} as const;

async function enter(phone: Page): Promise<void> {
  await phone.getByRole('radio', { name: 'In the hall' }).check();
  await phone.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(phone).toHaveURL(/\/as\//);
  // Who sits in the chair's seat votes on the participant's page too.
  await phone.goto(phone.url().replace(/\/(chair|lead)$/, ''));
  await expect(phone.getByRole('button', { name: /Menu/ })).toBeVisible();
}

async function put(phone: Page, choice: string): Promise<void> {
  await card(phone).getByRole('radio', { name: choice }).check();
  await card(phone).getByRole('button', { name: 'Put into the box' }).click();
  await expect(card(phone)).toContainText('Your ballot is in the box.');
}

const receiptOf = (phone: Page) => card(phone).locator('code').innerText();

test('five phones vote secretly, are counted unchanged, and can be recounted', async ({ open }) => {
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    await chair.ask({ type: 'chair.takeChair', tenure: 0 });
    const { views } = await chair.look();
    const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
    await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
    await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
    const phones: Page[] = [];
    const posts: Request[] = [];
    for (const role of VOTERS) {
      const phone = await open('phone', server.link(role));
      phone.on('request', (request) => request.url().includes('/ballot/') && posts.push(request));
      await enter(phone);
      phones.push(phone);
    }
    const [first, second] = phones as [Page, Page];
    const row = async () => (await chair.look()).views.poll.polls.capital!;

    await test.step('the poll opens once its key is made', async () => {
      await chair.ask({ type: 'poll.compose', poll: 'capital', form });
      await chair.ask({ type: 'poll.makeReady', poll: 'capital' });
      await expect.poll(async () => (await row()).isKeyed).toBe(true);
      await chair.ask({ type: 'poll.open', poll: 'capital', tenure: 1 });
    });

    await test.step('a phone has its paper without being asked, and says what protects it', async () => {
      await expect(card(first).getByRole('radio', { name: 'Yes' })).toBeVisible();
      await expect(card(first)).toContainText('Your choice is final');
      await card(first).getByText('What protects this ballot').click();
      await expect(card(first)).toContainText('who looks at your screen');
      await expectAccessible(first);
      await shot(first, 'secret-about');
      await card(first).getByText('What protects this ballot').click();
      await card(first).getByRole('button', { name: 'Put into the box' }).click({ force: true });
      await expect(first.getByText('Choose an answer first.').first()).toBeVisible();
      await shot(first, 'secret-choose');
    });

    await test.step('reloaded, it has the same paper; in another browser there is none', async () => {
      await first.reload();
      await expect(card(first).getByRole('radio', { name: 'Yes' })).toBeVisible();
      const other = await open('phone', server.link(VOTERS[0]!));
      await enter(other);
      await expect(card(other)).toContainText('taken in another browser');
      await shot(other, 'secret-elsewhere');
      await other.context().close();
    });

    await test.step('by keyboard alone', async () => {
      const yes = card(second).getByRole('radio', { name: 'Yes' });
      await yes.focus();
      await second.keyboard.press('Space');
      await card(second).getByRole('button', { name: 'Put into the box' }).focus();
      await second.keyboard.press('Enter');
      await expect(card(second)).toContainText('Your ballot is in the box.');
    });

    await test.step('ballots go without a cookie, and each has its receipt', async () => {
      await put(first, 'No');
      for (const phone of phones.slice(2)) await put(phone, 'Yes');
      await shot(first, 'secret-cast');
      await expectAccessible(first);
      const sent = posts.filter((request) => request.method() === 'POST');
      expect(sent).toHaveLength(5);
      for (const request of sent) {
        const headers = await request.allHeaders();
        expect(headers.cookie ?? null).toBe(null);
        expect(headers.referer ?? null).toBe(null);
        expect(Object.keys(request.postDataJSON() as object).sort()).toEqual(['answer', 'message', 'prefix', 'signature']);
      }
      expect(new Set(await Promise.all(phones.map(receiptOf))).size).toBe(5);
    });

    await test.step('counted, and then published: unchanged', async () => {
      await chair.ask({ type: 'poll.close', poll: 'capital', tenure: 1 });
      await expect.poll(async () => (await row()).isCounted).toBe(true);
      await expect(card(first)).toContainText('Your ballot is counted.');
      await chair.ask({ type: 'poll.show', poll: 'capital', tenure: 1 });
      for (const phone of phones) await expect(card(phone)).toContainText('Your ballot is counted, unchanged.');
      await shot(first, 'secret-counted');
      expect((await row()).tally!.votes).toEqual([4, 1]);
      await expectAccessible(first);
      // Of the choice nothing is left in the browser.
      const kept = await first.evaluate(() => JSON.stringify(localStorage));
      expect(kept).not.toContain('picks');
    });

    await test.step('a stranger recounts with the saved file alone, in a browser and without one', async () => {
      const [download] = await Promise.all([
        first.waitForEvent('download'),
        card(first).getByRole('link', { name: 'Save the list of all ballots' }).click(),
      ]);
      const file = await download.path();
      const stranger = await open('phone', `${server.origin}/verify-ballots`);
      await stranger.getByLabel('List of ballots (.json)').setInputFiles({ name: 'ballots.json', mimeType: 'application/json', buffer: readFileSync(file) });
      await expect(stranger.getByText('All 5 ballots are valid, and each is counted once.')).toBeVisible();
      await expect(stranger.getByRole('row', { name: 'Yes' })).toContainText('4');
      await expectAccessible(stranger);
      expect(await stranger.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await shot(stranger, 'secret-verify');
      const forged = readFileSync(file, 'utf8').replaceAll('"options":[0]', '"options":[1]');
      await stranger.getByLabel('List of ballots (.json)').setInputFiles({ name: 'forged.json', mimeType: 'application/json', buffer: Buffer.from(forged) });
      await expect(stranger.getByText('do not bear out the result')).toBeVisible();
      await expectAccessible(stranger);
      const command = '. bin/lib.sh; find_jdk; exec "$JAVA_HOME/bin/java" -jar target/khural.jar verify-ballots "$0"';
      const said = execFileSync('bash', ['-c', command, file], { encoding: 'utf8', cwd: root });
      expect(said).toContain('yes: 4');
      expect(said).toContain('All 5 ballots are valid and counted once.');

      // The export of all polls holds the same ballots.
      const whole = await desk.evaluate(async () => {
        const logins = (await (await fetch('/api/logins')).json()) as { login: string }[];
        return (await fetch(`/api/logins/${logins[0]!.login}/export/polls.json`)).text();
      });
      await stranger.getByLabel('List of ballots (.json)').setInputFiles({ name: 'polls.json', mimeType: 'application/json', buffer: Buffer.from(whole) });
      await expect(stranger.getByText('All 5 ballots are valid, and each is counted once.')).toBeVisible();
      const exported = test.info().outputPath('polls.json');
      writeFileSync(exported, whole);
      expect(execFileSync('bash', ['-c', command, exported], { encoding: 'utf8', cwd: root })).toContain('All 5 ballots are valid and counted once.');
    });
  } finally {
    await server.stop();
  }
});
