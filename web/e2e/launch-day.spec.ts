// The launch day as people live it: an empty server, an organiser who prepares it, then every role in a browser of its
// own - chair, discussion lead, participants in the hall and online, floor assistant, a visitor by code, a passer-by, the
// wall and the lectern - from the opening to the record that is taken home; with a reload, a lost connection, a killed
// server and a killed Redis in the middle.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(300_000);

type Open = (screen: 'laptop' | 'phone' | 'hall', url: string) => Promise<Page>;

const PEOPLE = `capacity	capacity (mn)	delegation	delegation (mn)	head	role
Vice-Minister	Дэд сайд	Ministry of Education	Боловсролын яам	yes	
Secretary-General	Ерөнхий нарийн бичгийн дарга	National Commission	Үндэсний комисс	yes	
Rector	Захирал	University of Technology	Технологийн их сургууль	yes	
Vice-Rector	Дэд захирал	University of Agriculture	Хөдөө аж ахуйн их сургууль	yes	
Dean	Декан	National University	Үндэсний их сургууль		
Professor	Профессор	University of Arts	Урлагийн их сургууль	yes	
Expert	Шинжээч	International Institute	Олон улсын хүрээлэн		
Floor assistant	Танхимын туслах	Secretariat	Нарийн бичгийн дарга нарын газар		assistant`;
const NUMBER_OF_PEOPLE = 8;

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const next = (page: Page) => page.getByRole('contentinfo', { name: 'Next step' });
const queue = (page: Page) => page.getByRole('list', { name: 'Queue' }).locator('.plate-name');

async function enter(page: Page, where: 'In the hall' | 'Online'): Promise<void> {
  await page.getByRole('radio', { name: where }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
}

/** Presses the key of the next step, once the bar offers it; for half a second after a change it takes no press. */
async function step(chair: Page, offered: string | RegExp): Promise<void> {
  await expect(next(chair)).toContainText(offered);
  await chair.waitForTimeout(600);
  await chair.keyboard.press('n');
}

/** Lets in a display by the code that it shows, and gives it a name. */
async function letIn(chair: Page, wall: Page, name: string): Promise<void> {
  const code = wall.locator('.pairing .code');
  await expect(code).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
  await chair.getByRole('button', { name: 'Let in a display' }).click();
  await chair.getByLabel('Code on the display').fill(await code.innerText());
  await chair.getByLabel('Name of the display').fill(name);
  await chair.getByRole('button', { name: 'Let in', exact: true }).click();
  await expect(chair.getByRole('dialog')).toBeHidden();
}

/** What a field for a time takes, in the hall's zone: the next full five minutes. */
function soon(zone: string): string {
  const at = new Date(Math.ceil(Date.now() / 300_000) * 300_000);
  const parts = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return parts.replace(' ', 'T');
}

test('the launch day, from an empty server to the record', async ({ open: openScreen }) => {
  const open: Open = async (screen, url) => {
    const page = await openScreen(screen, url);
    page.setDefaultTimeout(15_000);
    return page;
  };
  const server = await Server.start({ args: ['--no-demo'] });
  try {
    const organiser = await open('laptop', server.link('organiser'));
    const links = await prepare(organiser);
    await play(open, server, organiser, links);
    await takeHome(organiser);
  } finally {
    await server.stop();
  }
});

/** The weeks before: title, programme, people, seat, and a link for each; by the capacity of each. */
async function prepare(organiser: Page): Promise<(capacity: string) => string> {
  await enter(organiser, 'Online');
  await test.step('the workshop, in two languages, with a video meeting and open to observers', async () => {
    await organiser.getByRole('button', { name: 'Edit the workshop' }).click();
    await organiser.getByLabel('Add a language').selectOption('mn');
    const title = organiser.getByRole('group', { name: 'Title' });
    await title.getByLabel('English').fill('From plans to actions');
    await title.getByLabel('Монгол').fill('Төлөвлөгөөнөөс үйл ажиллагаанд');
    await organiser.getByRole('group', { name: 'Hosts' }).getByLabel('English').fill('Ministry of Education · National Commission');
    await organiser.getByLabel('Time zone of the hall').fill('Asia/Ulaanbaatar');
    await organiser.getByLabel('Link to the video meeting').fill('https://meet.example.org/launch');
    await organiser.getByRole('checkbox', { name: 'Anybody may watch' }).check();
    await organiser.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(organiser.getByRole('heading', { name: 'From plans to actions' })).toBeVisible();
  });

  await test.step('people from a table', async () => {
    await tab(organiser, 'People and links');
    await organiser.getByRole('button', { name: 'Import people' }).click();
    await organiser.getByLabel('Rows').fill(PEOPLE);
    await shot(organiser, 'day-import');
    await organiser.getByRole('button', { name: `Send ${NUMBER_OF_PEOPLE} people` }).click();
    await expect(organiser.getByText(`Added: ${NUMBER_OF_PEOPLE} of ${NUMBER_OF_PEOPLE} people`).first()).toBeVisible();
  });

  await test.step('the programme from a template; the discussion is led by the dean', async () => {
    await tab(organiser, 'Programme');
    await organiser.getByRole('button', { name: 'Begin from a template or a file' }).click();
    await organiser.getByRole('radio', { name: 'Launch day' }).check();
    await organiser.getByLabel('The first session begins').fill(soon('Asia/Ulaanbaatar'));
    await organiser.getByRole('button', { name: /^Carry out \d+ changes/ }).click();
    await expect(organiser.getByRole('form').getByText(/changes made/)).toBeVisible();
    await organiser.getByRole('button', { name: 'Edit Discussion with the universities' }).click();
    await organiser.getByLabel('Who leads').selectOption('Dean, National University');
    await organiser.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(organiser.getByText(/led by Dean/)).toBeVisible();
    await organiser.getByRole('button', { name: /^Speakers on Opening remarks/ }).click();
    const ahead = organiser.getByRole('dialog', { name: /^Speakers on/ });
    await ahead.getByRole('searchbox').fill('secretary');
    await ahead.getByRole('button', { name: /^Add to the list: Secretary-General/ }).click();
    await expect(ahead.getByRole('list', { name: 'On the list, in this order' })).toContainText('National Commission');
    await expectAccessible(organiser);
    await shot(organiser, 'day-speakers');
    await ahead.getByRole('button', { name: /^Take off the list/ }).click();
    await organiser.keyboard.press('Escape');
    await shot(organiser, 'day-programme');
  });

  await test.step('who may chair', async () => {
    await tab(organiser, 'Chair’s seat');
    for (const who of ['Vice-Minister, Ministry of Education', 'Secretary-General, National Commission']) {
      await organiser.getByLabel('Add to the seat').selectOption(who);
      await organiser.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(organiser.getByRole('listitem').filter({ hasText: who.split(',')[0] })).toBeVisible();
    }
  });

  return test.step('a personal link for everybody', async () => {
    await tab(organiser, 'People and links');
    await organiser.getByRole('button', { name: 'Links for many' }).click();
    await organiser.getByRole('button', { name: 'Make and print these links' }).click();
    const cards = organiser.getByRole('list', { name: 'Personal links' }).getByRole('listitem');
    await expect(cards).toHaveCount(NUMBER_OF_PEOPLE);
    await shot(organiser, 'day-links');
    const made = await cards.evaluateAll((items) => items.map((item) => [item.textContent ?? '', item.querySelector('.url')?.textContent ?? '']));
    organiser.on('dialog', (dialog) => void dialog.accept());
    await organiser.getByRole('button', { name: 'Close the sheet' }).click();
    await expect(organiser.getByText('Ready to open')).toBeVisible();
    return (institution: string) => made.find(([words]) => words!.includes(institution))![1]!;
  });
}

/** The day itself, by all roles at once. */
async function play(open: Open, server: Server, organiser: Page, link: (institution: string) => string): Promise<void> {
  const chair = await open('laptop', link('Ministry of Education'));
  await enter(chair, 'In the hall');
  const rector = await open('phone', link('University of Technology'));
  await enter(rector, 'In the hall');
  const vice = await open('phone', link('University of Agriculture'));
  await vice.getByRole('radio', { name: 'Online' }).check();
  await expect(vice.getByRole('link', { name: /Open the video meeting/ })).toBeVisible();
  await enter(vice, 'Online');
  const expert = await open('laptop', link('International Institute'));
  await enter(expert, 'Online');
  const lead = await open('laptop', link('National University'));
  await enter(lead, 'In the hall');
  const assistant = await open('phone', link('Secretariat'));
  await enter(assistant, 'In the hall');
  const observe = await organiser.evaluate(async () => {
    const [login] = (await (await fetch('/api/logins')).json()) as { workshop: string }[];
    return `/observe/${login!.workshop}`;
  });
  const passer = await open('phone', server.origin + observe);
  const wall = await open('hall', `${server.origin}/display`);
  const lectern = await open('laptop', `${server.origin}/display`);

  await test.step('the wall is let in by its code and welcomes; a visitor joins by a code', async () => {
    await letIn(chair, wall, 'Great hall');
    await letIn(chair, lectern, 'Lectern');
    await chair.getByLabel('Lectern shows').selectOption('Lectern: the speaker’s clock');
    await chair.getByRole('button', { name: 'Make a code' }).click();
    const code = (await chair.locator('.code strong').textContent())!;
    await expect(wall.getByText(`${code.slice(0, 3)} ${code.slice(3)}`)).toBeVisible();
    await expect(wall.getByRole('img', { name: /QR code/ })).toBeVisible();
    await expectAccessible(wall);
    await shot(wall, 'hall-welcome');
    const visitor = await open('phone', `${server.origin}/join#${code}`);
    await visitor.getByLabel('Your name').fill('A guest of the library');
    await visitor.getByRole('button', { name: 'Join with a code' }).click();
    await chair.getByRole('button', { name: /^Let in A guest of the library/ }).click();
    await expect(visitor).toHaveURL(/\/as\//, { timeout: 15_000 });
    await visitor.close();
    await shot(chair, 'chair-before');
  });

  await test.step('opening remarks in order of protocol, by keys alone', async () => {
    await chair.getByRole('heading', { level: 1 }).click();
    await step(chair, 'Take the chair');
    await step(chair, 'Open the session “Opening”');
    await step(chair, 'Opening remarks');
    await chair.getByRole('button', { name: /The list: / }).click();
    await chair.getByRole('menuitem', { name: 'Rules of the list…' }).click();
    const terms = chair.getByRole('dialog', { name: 'Rules of the list' });
    await terms.getByRole('radio', { name: 'Order of protocol' }).check();
    await terms.getByRole('button', { name: 'Agree' }).click();
    await expect(terms).toBeHidden();
    await chair.keyboard.press('l');
    for (const phone of [vice, rector]) await phone.getByRole('button', { name: 'Ask for the floor' }).click();
    await expect(queue(chair)).toHaveCount(2);
    await step(chair, 'Call');
    await step(chair, 'Give the floor');
    await expect(lectern.locator('.clock-face')).toHaveText(/^\d:\d\d$/);
    await shot(lectern, 'day-lectern');
    await step(chair, 'while the speaker goes on');
    await step(chair, 'End, and give the floor to');
    await expect(queue(chair)).toHaveCount(0);
    await chair.keyboard.press('e');
  });

  await test.step('the first session ends, the second opens; the wall and the passer-by follow', async () => {
    for (const item of ['Overview of the project', 'Questions and discussion']) await step(chair, item);
    await step(chair, 'Close the session “Opening”');
    await chair.getByRole('dialog').getByRole('button', { name: 'Close the session' }).click();
    await step(chair, 'Open the session “From plans to actions”');
    await step(chair, 'Discussion with the universities');
    await expect(wall.getByRole('heading', { name: /Discussion/ }).first()).toBeVisible();
    await expect(passer.getByText('Discussion with the universities').first()).toBeVisible();
    await expectAccessible(wall);
    await shot(wall, 'hall-item');
  });

  await test.step('the dean leads: one queue of the hall, of those online, and of a hand without a device', async () => {
    await step(chair, 'Hand the discussion to Dean');
    const grant = chair.getByRole('dialog', { name: 'Hand the discussion to another person' });
    await grant.getByRole('button', { name: /^Hand/ }).first().click();
    await expect(chair.getByText(/leads this discussion/)).toBeVisible();
    await expect(lead.getByRole('heading', { name: /You lead this discussion/ })).toBeVisible();
    await lead.getByRole('link', { name: /lead/i }).first().click();
    await expect(next(lead)).toBeVisible();

    await vice.getByRole('button', { name: 'Ask for the floor' }).click();
    await expect(vice.getByRole('button', { name: 'Your place: 1' })).toBeVisible();
    await expert.getByRole('button', { name: 'Ask for the floor' }).click();
    await assistant.getByRole('searchbox').fill('arts');
    await assistant.getByRole('button', { name: /^Raise the hand of Professor/ }).click();
    await rector.getByRole('button', { name: 'Ask for the floor' }).click();
    await expect(rector.getByRole('button', { name: 'Your place: 4' })).toBeVisible();
    await expect(queue(lead)).toHaveText(['University of Agriculture', 'International Institute', 'University of Arts', 'University of Technology']);

    await lead.getByRole('button', { name: /The list: / }).click();
    await lead.getByRole('menuitem', { name: 'Rules of the list…' }).click();
    const terms = lead.getByRole('dialog', { name: 'Rules of the list' });
    await terms.getByRole('radio', { name: 'Hall and online take turns' }).check();
    await expectAccessible(lead);
    await terms.getByRole('button', { name: 'Agree' }).click();
    await expect(lead.getByText('Hall and online take turns.').first()).toBeVisible();
    await shot(lead, 'day-lead');

    await step(lead, 'Call');
    await expect(vice.getByRole('heading', { name: 'You are next' })).toBeVisible();
    await step(lead, 'Give the floor');
    await expect(vice.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
    await expect(wall.getByText('University of Agriculture').first()).toBeVisible();
    await expect(wall.locator('.clock-face').first()).toHaveText(/^\d:\d\d$/);
    await expectAccessible(wall);
    await shot(wall, 'hall-speaker');
    await shot(passer, 'day-passer');
    await shot(assistant, 'day-assistant');
  });

  await test.step('the chair may always act: pause, one minute more, undo', async () => {
    await chair.keyboard.press('p');
    await expect(wall.getByText('Paused').first()).toBeVisible();
    await step(chair, 'Let the clock run again');
    await expect(wall.getByText('Paused')).toHaveCount(0);
    await chair.keyboard.press('e');
    await expect(vice.getByRole('button', { name: 'Ask for the floor' })).toBeVisible();
    await chair.keyboard.press('u');
    await expect(vice.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
    await chair.keyboard.press('+');
    await expect(wall.getByText('left of 6 min')).toBeVisible();
    await shot(chair, 'chair');
    await shot(rector, 'participant');
    await shot(expert, 'participant-laptop');
  });

  await test.step('a reload changes nothing', async () => {
    for (const page of [rector, vice, chair, lead, assistant, wall]) await page.reload();
    await expect(vice.getByRole('heading', { name: 'You have the floor' })).toBeVisible();
    await expect(rector.getByRole('button', { name: 'Your place: 3' })).toBeVisible();
    await expect(wall.getByText('University of Agriculture').first()).toBeVisible();
    await expect(chair.getByText('You hold the chair')).toBeVisible();
  });

  await test.step('a killed server and a killed Redis lose nothing that was confirmed', async () => {
    await rector.getByRole('button', { name: 'Withdraw' }).click();
    await expect(rector.getByRole('button', { name: 'Ask for the floor' })).toBeVisible();
    await server.crash();
    await expect(wall.getByText('Not live.')).toBeVisible();
    await expect(chair.getByText(/No connection since/)).toBeVisible();
    await shot(wall, 'hall-not-live');
    await rector.getByRole('button', { name: 'Ask for the floor' }).click();
    await server.start();
    await expect(rector.getByRole('button', { name: 'Your place: 3' })).toBeVisible({ timeout: 30_000 });
    await expect(vice.getByRole('heading', { name: 'You have the floor' })).toBeVisible({ timeout: 30_000 });
    server.killRedis();
    await rector.getByRole('button', { name: 'Withdraw' }).click();
    await expect(rector.getByRole('button', { name: 'Ask for the floor' })).toBeVisible({ timeout: 30_000 });
    await expect(wall.getByText('Not live.')).toBeHidden({ timeout: 30_000 });
  });

  await test.step('a break, with its reason and end', async () => {
    // Its own connection may come back later than the wall's, and until then nothing is decided on it.
    await expect(chair.getByRole('banner').getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
    await chair.keyboard.press('Control+k');
    await chair.getByRole('combobox', { name: 'Find a command' }).fill('suspend');
    await expectAccessible(chair);
    await shot(chair, 'chair-palette');
    await chair.keyboard.press('Enter');
    await chair.getByLabel(/^Reason, for everybody to read/).first().fill('Coffee in the foyer');
    await chair.getByRole('button', { name: 'Suspend', exact: true }).click();
    await expect(wall.getByText('Coffee in the foyer')).toBeVisible();
    await expectAccessible(wall);
    await shot(wall, 'hall-suspended');
    await expect(rector.getByText('Coffee in the foyer')).toBeVisible();
    await step(chair, 'Resume the session');
  });

  await test.step('the lead hears the others and gives the discussion back', async () => {
    await step(lead, 'Let the clock run again');
    for (const institution of ['International Institute', 'University of Arts']) {
      await step(lead, 'while the speaker goes on');
      await step(lead, 'End, and give the floor to');
      await expect(wall.getByRole('heading', { name: 'Has the floor' })).toBeVisible();
      await expect(wall.getByText(institution).first()).toBeVisible();
    }
    await step(lead, 'End the speech of Professor');
    await step(lead, 'Give the discussion back');
    await expect(chair.getByText(/leads this discussion/)).toHaveCount(0);
  });

  await test.step('the last items, and the close', async () => {
    for (const item of ['The action plan', 'Decisions', 'Signing of the agreement', 'Closing remarks']) await step(chair, item);
    await expect(wall.getByRole('heading', { name: 'Closing remarks' })).toBeVisible();
    await step(chair, 'Close the session');
    await expectAccessible(chair);
    await chair.getByRole('dialog').getByRole('button', { name: 'Close the session' }).click();
    await expect(rector.getByRole('heading', { name: 'The session is closed' })).toBeVisible();
    await expect(wall.getByText('The session is closed').first()).toBeVisible();
    await shot(chair, 'chair-closed');
    for (const page of [chair, rector, wall]) await expectAccessible(page);
  });
}

/** The days after: the record to read, and its tables. */
async function takeHome(organiser: Page): Promise<void> {
  await test.step('everything is on the record, and goes home', async () => {
    await organiser.getByRole('button', { name: 'Go to the record' }).click();
    const [record] = await Promise.all([
      organiser.waitForEvent('popup'),
      organiser.getByRole('link', { name: 'The whole record: Open, print' }).click(),
    ]);
    await expect(record.getByText('Coffee in the foyer').first()).toBeVisible();
    await expect(record.getByText('University of Arts').first()).toBeVisible();
    await shot(record, 'day-record');
    await record.close();
    const [file] = await Promise.all([
      organiser.waitForEvent('download'),
      organiser.getByRole('link', { name: 'Speeches: Table (CSV)', exact: true }).click(),
    ]);
    const speeches = readFileSync(await file.path(), 'utf8');
    for (const institution of ['University of Technology', 'University of Agriculture', 'University of Arts', 'International Institute']) {
      expect(speeches).toContain(institution);
    }
    await shot(organiser, 'day-home');
  });
}
