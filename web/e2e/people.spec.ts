// People as a real meeting brings them: a table of them, some by a code, links for all.
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import { target } from './server';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(300_000);

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const fits = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

async function enter(page: Page, where: string): Promise<void> {
  await page.getByRole('radio', { name: where }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
}

test('a table of people is looked at, sent, and reported row by row', async ({ open }) => {
  const server = await Server.start({ args: ['--no-demo'] });
  try {
    const page = await open('laptop', server.link('organiser'));
    page.setDefaultTimeout(15_000);
    await enter(page, 'Online');
    await tab(page, 'People');
    await page.getByRole('button', { name: 'Import people' }).click();
    await expect(page.getByLabel('Rows')).toBeFocused();
    await expectAccessible(page);

    await test.step('a table without the columns says which', async () => {
      await page.getByLabel('Rows').fill('Shoe size\n42');
      await expect(page.getByText(/a column is missing: name \/ capacity/).first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute('aria-disabled', 'true');
    });

    await test.step('a file in windows-1251 with semicolons, duplicates and a formula', async () => {
      const text = 'Имя;Должность;Организация;Глава;Заместитель;Почта\nПервый;Ректор;Университет;да;;first@example.org\nВторой;=Декан;Университет;;Первый;\nПервый;Ректор;Университет;;;\n;;Университет;;;\nТретий;;Академия;;;нет\n';
      const bytes = Buffer.from([...text].map((c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))));
      await page.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: bytes });
      await expect(page.getByText('5 rows: 2 ready, 3 left out').first()).toBeVisible();
      await expect(page.getByText('Read as WINDOWS-1251, separated by semicolon.')).toBeVisible();
      await expect(page.getByRole('cell', { name: 'A formula was made plain text' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('region', { name: 'Preview' }).scrollIntoViewIfNeeded();
      await shot(page, 'people-import-laptop');
      await page.setViewportSize({ width: 360, height: 740 });
      await fits(page);
      await shot(page, 'people-import-phone');
      await page.setViewportSize({ width: 1366, height: 768 });
    });

    await test.step('sent: the people are here, the head and the shared seat too', async () => {
      await page.getByRole('button', { name: 'Send 2 people' }).click();
      await expect(page.getByText('Added: 2 of 2 people').first()).toBeVisible();
      await shot(page, 'people-import-done');
      const other = page.getByRole('button', { name: 'Edit Первый, Университет', exact: true });
      await expect(other).not.toHaveAttribute('aria-disabled', 'true');
      await page.getByRole('button', { name: 'Import another table' }).click();
      await expect(other).toHaveAttribute('aria-disabled', 'true');
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(page.getByText(/Alternate of Первый/)).toBeVisible();
      await tab(page, 'Delegations');
      await expect(page.getByText(/headed by Первый/)).toBeVisible();
    });

    await test.step('1,000 rows in batches, and the same table again adds nobody', async () => {
      await tab(page, 'People');
      const rows = ['name,delegation', ...Array.from({ length: 1_000 }, (_, i) => `Person ${i},Delegation ${i % 20}`)].join('\n');
      for (const words of ['Added: 1,000 of 1,000 people', null]) {
        await page.getByRole('button', { name: 'Import people' }).click();
        await page.getByLabel('CSV file').setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
        if (words) {
          await page.getByRole('button', { name: /^Send 1,?000 people/ }).click();
          await expect(page.getByText(/Added: 1,?000 of 1,?000 people/).first()).toBeVisible({ timeout: 60_000 });
          await expect(page.getByText(/1,?003 people/).first()).toBeVisible({ timeout: 30_000 });
          await page.getByRole('button', { name: 'Close', exact: true }).last().click();
        } else {
          await expect(page.getByText(/1,?000 rows: 0 ready, 1,?000 left out/).first()).toBeVisible();
        }
      }
    });
  } finally {
    await server.stop();
  }
});

test('people join by a code, wait, are let in, muted and shown out', async ({ open }) => {
  const server = await Server.start();
  try {
    const chair = await open('laptop', server.link('chair'));
    chair.setDefaultTimeout(15_000);
    await enter(chair, 'In the hall');
    await expect(chair.getByText('Nobody joins with a code now.')).toBeVisible();
    await chair.getByRole('button', { name: 'Make a code' }).click();
    const code = (await chair.locator('.code strong').textContent())!;
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{6}$/);

    const wall = await open('hall', `${server.origin}/display`);
    const pairing = (await wall.locator('.num').filter({ hasText: /[A-Z0-9]{3}/ }).first().textContent())!;
    await chair.getByRole('button', { name: /Let in a display/ }).click();
    await chair.getByRole('dialog').getByRole('textbox').first().fill(pairing.replace(/\s/g, ''));
    await chair.getByRole('dialog').getByRole('button', { name: /Let in/ }).click();
    await expect(wall.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();
    await shot(wall, 'people-code-hall');

    const visitor = await open('phone', `${server.origin}/`);
    await visitor.getByRole('link', { name: 'Join with a code' }).click();
    await visitor.getByRole('button', { name: 'Join with a code' }).click();
    await expect(visitor.getByText(/a code has six letters and digits/).first()).toBeVisible();
    await expectAccessible(visitor);
    await visitor.getByLabel('Code').fill('AAAAAA');
    await visitor.getByLabel('Your name').fill('A visitor');
    await visitor.getByRole('button', { name: 'Join with a code' }).click();
    await expect(visitor.getByText(/this code does not open/).first()).toBeVisible();
    await shot(visitor, 'people-join-phone');
    await visitor.goto(`${server.origin}/join#${code}`);
    await expect(visitor.getByLabel('Code')).toHaveValue(code);
    await visitor.getByLabel('Your name').fill('A visitor');
    await visitor.getByLabel('Institution').fill('National Library');
    await visitor.getByRole('button', { name: 'Join with a code' }).click();
    await expect(visitor.getByRole('heading', { name: 'You wait to be let in' })).toBeVisible();
    await expectAccessible(visitor);
    await fits(visitor);
    await shot(visitor, 'people-waiting-phone');
    await visitor.goto(server.origin);
    await visitor.getByRole('link', { name: 'You wait to be let in' }).click();

    const wait = chair.getByText('1 waits to be let in');
    await expect(wait).toBeVisible();
    await wait.scrollIntoViewIfNeeded();
    await expectAccessible(chair);
    await shot(chair, 'people-walk-ins-chair');
    const organiser = await open('laptop', server.link('organiser'));
    await enter(organiser, 'Online');
    await tab(organiser, 'Joining with a code');
    await expect(organiser.getByText('1 waits to be let in')).toBeVisible();
    await expectAccessible(organiser);
    await shot(organiser, 'people-entrance-laptop');
    await organiser.setViewportSize({ width: 320, height: 640 });
    await fits(organiser);
    await shot(organiser, 'people-entrance-320');
    await organiser.close();

    await chair.getByRole('button', { name: /^Rename A visitor/ }).click();
    await chair.getByRole('dialog').getByLabel('Name').fill('A guest of the library');
    await expectAccessible(chair);
    await chair.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await chair.getByRole('button', { name: /^Let in A guest of the library/ }).click();
    await expect(visitor).toHaveURL(/\/as\//, { timeout: 15_000 });

    await chair.getByRole('button', { name: /^More for A guest of the library/ }).last().click();
    await chair.getByRole('menuitem', { name: 'Mute from the queue' }).click();
    await expect(chair.getByText('Muted', { exact: true })).toBeVisible();
    await chair.getByRole('button', { name: /^More for A guest of the library/ }).last().click();
    await chair.getByRole('menuitem', { name: 'Show out' }).click();
    await expectAccessible(chair);
    await chair.getByRole('dialog').getByRole('button', { name: 'Show out' }).click();
    await expect(visitor.getByRole('heading', { name: 'Your access has ended' })).toBeVisible();
  } finally {
    await server.stop();
  }
});

/** Takes letters as a mail server does, in the clear. */
async function mailbox(): Promise<{ port: number; letters: string[]; close: () => void }> {
  const letters: string[] = [];
  const server = createServer((socket) => {
    let letter: string | null = null;
    socket.write('220 fake\r\n');
    createInterface({ input: socket }).on('line', (line) => {
      if (letter !== null && line !== '.') letter += `${line}\n`;
      else if (letter !== null) {
        letters.push(letter);
        letter = null;
        socket.write('250 taken\r\n');
      } else if (line.startsWith('DATA')) {
        letter = '';
        socket.write('354 go on\r\n');
      } else socket.write(line.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
    });
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, letters, close: () => server.close() };
}

test('links go out on paper and by mail, and a letter opens the door @deep', async ({ open }) => {
  const post = await mailbox();
  Object.assign(process.env, { KHURAL_MAIL_HOST: '127.0.0.1', KHURAL_MAIL_PORT: String(post.port), KHURAL_MAIL_TLS: 'none', KHURAL_MAIL_FROM: 'khural@example.org' });
  const server = await Server.start({ args: ['--no-demo'] });
  try {
    const page = await open('laptop', server.link('organiser'));
    page.setDefaultTimeout(15_000);
    await enter(page, 'Online');
    await tab(page, 'People');
    await page.getByRole('button', { name: 'Import people' }).click();
    await page.getByLabel('Rows').fill('capacity\tdelegation\temail\nRector\tNational University\trector@example.org\nDean\tNational University\t\nDirector\tInstitute of Physics\t');
    await page.getByRole('button', { name: 'Send 3 people' }).click();
    await expect(page.getByText('Added: 3 of 3 people').first()).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();

    await page.getByRole('button', { name: 'Links for many' }).click();
    await expect(page.getByText('3 people have no link', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await shot(page, 'people-links-laptop');
    await page.getByRole('button', { name: 'Make and mail the links of 1' }).click();
    await expect(page.getByText('1 letter is on its way').first()).toBeVisible();
    await expect(page.getByText(/^Mailed at/)).toBeVisible({ timeout: 20_000 });
    expect(post.letters).toHaveLength(1);
    expect(post.letters[0]).toContain('To: rector@example.org');
    const url = /http:\S+\/door#[A-Za-z0-9_-]{43}/.exec(post.letters[0]!.replace(/=\n/g, '').replace(/=3D/g, '='))![0];

    await page.getByRole('button', { name: 'Make and print these links' }).click();
    const sheet = page.getByRole('list', { name: 'Personal links' });
    await expect(sheet.getByRole('listitem')).toHaveCount(2);
    await expect(sheet.getByRole('img')).toHaveCount(2);
    await expectAccessible(page);
    await shot(page, 'people-sheet-laptop');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => scrollTo(0, 0));
    await page.pdf({ path: join(target, 'shots', 'people-sheet.pdf') }).catch(() => {});
    await shot(page, 'people-sheet-print');
    await page.emulateMedia({ media: null });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Close the sheet' }).click();

    const rector = await open('phone', url);
    await enter(rector, 'Online');
    await rector.getByRole('button', { name: /Menu/ }).click();
    await rector.getByRole('button', { name: 'What is stored about me' }).click();
    const dialog = rector.getByRole('dialog').filter({ hasText: 'National University' });
    await expect(dialog).toContainText('rector@example.org');
    await expectAccessible(rector);
    await fits(rector);
    await shot(rector, 'people-stored-phone');
    const download = rector.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download as JSON' }).click();
    expect((await download).suggestedFilename()).toBe('khural-stored.json');
    await dialog.getByRole('button', { name: 'Ask to be erased' }).click();
    const sure = rector.getByRole('dialog').filter({ hasText: 'An organiser carries it out' });
    await expectAccessible(rector);
    await sure.getByRole('button', { name: 'Ask to be erased' }).click();
    await expect(rector.getByText(/You asked to be erased on/)).toBeVisible();
    await expect(page.getByText('Asks to be erased')).toBeVisible();
    await shot(page, 'people-leaving-laptop');
    await page.getByRole('button', { name: /^More for Rector/ }).click();
    await page.getByRole('menuitem', { name: 'Erase the person' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for ever' }).click();
    await expect(rector.getByRole('heading', { name: 'Your access has ended' })).toBeVisible();
  } finally {
    for (const name of ['HOST', 'PORT', 'TLS', 'FROM']) delete process.env[`KHURAL_MAIL_${name}`];
    await server.stop();
    post.close();
  }
});
