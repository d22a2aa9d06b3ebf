// Polls as a room lives them: the chair holds them, phones answer in two languages, the floor assistant counts and enters
// for those without a device, the wall and a passer-by see what may be seen.
import type { Page } from '@playwright/test';
import type { Answer, Form, ItemId, PollId, Question, Rules, SeatId } from '../src/live/wire.gen';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(240_000);

const RULES: Rules = {
  isFormal: true,
  mode: 'DEVICE',
  secrecy: 'OPEN',
  unit: 'SEAT',
  mayChange: true,
  majority: 'SIMPLE',
  base: 'VALID',
  tie: 'REJECTS',
  quorum: 0,
  seconds: 0,
  weights: {},
};
const OPINION: Partial<Rules> = { isFormal: false, majority: 'PLURALITY', base: 'CAST' };
const pick = (option: number): Answer => ({ is: 'picks', options: [option] });
const text = (en: string, mn: string) => ({ en, mn });
const OPTIONS = [text('Laboratories', 'Лаборатори'), text('Libraries', 'Номын сан'), text('Teacher training', 'Багш бэлтгэх')];

async function enter(page: Page, how: 'In the hall' | 'Online' = 'In the hall'): Promise<void> {
  await page.getByRole('radio', { name: how }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page).toHaveURL(/\/as\//);
}

type Open = (screen: 'laptop' | 'phone' | 'hall', url: string) => Promise<Page>;

/** What is not there after a while does not come. */
const patient = (open: Open): Open => async (screen, url) => {
  const page = await open(screen, url);
  page.setDefaultTimeout(15_000);
  return page;
};

/** From now on the page speaks Mongolian. */
async function inMongolian(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('khural.language', 'mn'));
  await page.reload();
}

const next = (page: Page) => page.getByRole('contentinfo', { name: 'Next step' });
const hold = (page: Page) => page.getByRole('region', { name: 'The vote that is on' });

/** Presses the key of the next step once the bar offers it; for half a second after a change it takes no press. */
async function step(chair: Page, offered: string | RegExp, key = 'n'): Promise<void> {
  await expect(next(chair)).toContainText(offered);
  await chair.waitForTimeout(600);
  await chair.keyboard.press(key);
}

/** Closes with the key, and says yes where few have voted. */
async function closeVote(chair: Page, offered: string | RegExp, isSparse: boolean): Promise<void> {
  await step(chair, offered, 'c');
  if (isSparse) await chair.getByRole('dialog', { name: 'Close the vote now?' }).getByRole('button', { name: 'Close the vote' }).click();
}

interface Room {
  readonly server: Server;
  readonly chair: Actor;
  readonly vice: Actor;
  readonly others: Map<string, Actor>;
  readonly item: ItemId;
}

/** The discussion is on, the chair and all others are in the hall. */
async function discuss(page: Page, server: Server): Promise<Room> {
  const chair = await Actor.enter(page, server.link('chair'), 'CHAIR');
  const vice = await Actor.enter(page, server.link('vice-chair'), 'CHAIR');
  const others = new Map<string, Actor>();
  for (const role of ['vice-rector-agriculture', 'expert-institute', 'discussion-lead']) others.set(role, await Actor.enter(page, server.link(role), 'PARTICIPANT'));
  await chair.ask({ type: 'chair.takeChair', tenure: 0 });
  const { views } = await chair.look();
  const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION') as ItemId;
  await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
  await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
  for (const each of [chair, vice, ...others.values()]) await each.ask({ type: 'attendance.attend', channel: 'HALL' });
  return { server, chair, vice, others, item };
}

/** A wall that was let in over the wire. */
async function wallOf(open: (screen: 'hall', url: string) => Promise<Page>, server: Server, chairPage: Page): Promise<Page> {
  const wall = await open('hall', `${server.origin}/display`);
  const code = wall.locator('.pairing .code');
  await expect(code).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
  await chairPage.getByRole('button', { name: 'Let in a display' }).click();
  await chairPage.getByLabel('Code on the display').fill(await code.innerText());
  await chairPage.getByLabel('Name of the display').fill('Great hall');
  await chairPage.getByRole('button', { name: 'Let in', exact: true }).click();
  await expect(chairPage.getByRole('dialog')).toBeHidden();
  return wall;
}

const make = async (room: Room, poll: PollId, form: Partial<Form> & { title: Form['title']; question: Question }, rules: Partial<Rules> = {}) => {
  await room.chair.ask({ type: 'poll.compose', poll, form: { item: room.item, ...form, rules: { ...RULES, ...rules } } });
  await room.chair.ask({ type: 'poll.makeReady', poll });
};
const order = async (room: Room) => (await room.chair.look()).views.poll.order;
const cast = async (room: Room, role: string, poll: PollId, answer: Answer) =>
  room.others.get(role)!.ask({ type: 'poll.cast', poll, seat: role as SeatId, ballot: `ballot-${poll}-${role}`, answer });

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
      await cast(room, 'expert-institute', (await order(room))[0]!, pick(1));
      await expect(wall.getByText(/^3 of \d+ voted/)).toBeVisible();
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
      await closeVote(chair, '3 of 11 have voted', true);
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

test('@deep every kind of question, answered on a phone and seen on the wall', async ({ open: openScreen }) => {
  const open = patient(openScreen);
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const room = await discuss(desk, server);
    const chair = await open('laptop', server.link('chair'));
    await enter(chair);
    const phone = await open('phone', server.link('rector-technology'));
    await enter(phone, 'Online');
    const wall = await wallOf(open, server, chair);
    const stage = async (poll: PollId) => (await room.chair.look()).views.poll.polls[poll]!.stage;

    const hold = async (poll: PollId, question: Question, title: Form['title'], answer: () => Promise<void>, others: Answer[], rules: Partial<Rules> = OPINION) => {
      await make(room, poll, { title, question }, rules);
      await room.chair.ask({ type: 'poll.open', poll, tenure: 1 });
      await expect(phone.getByRole('heading', { name: title.en })).toBeVisible();
      await expectAccessible(phone);
      await shot(phone, `kind-${poll}-phone`);
      await shot(wall, `kind-${poll}-wall`);
      await answer();
      await expect(phone.locator('strong').filter({ hasText: 'Counted' }).first()).toBeVisible();
      for (const [i, role] of ['vice-rector-agriculture', 'expert-institute', 'discussion-lead'].entries()) if (others[i]) await cast(room, role, poll, others[i]);
      await room.chair.ask({ type: 'poll.close', poll, tenure: 1 });
      await expect.poll(() => stage(poll)).toBe('CLOSED');
      await room.chair.ask({ type: 'poll.show', poll, tenure: 1 });
      await expect(wall.locator('main.outcome h1')).toHaveText(title.en!);
      await expectAccessible(wall);
      await expectAccessible(phone);
      await shot(wall, `kind-${poll}-wall-result`);
      await shot(phone, `kind-${poll}-phone-result`);
    };
    const send = (name: string | RegExp) => phone.getByRole('button', { name }).click();

    await test.step('one of several, in one tap', () =>
      hold('one', { is: 'oneOf', options: OPTIONS }, text('Where shall the first funds go?', 'Эхний хөрөнгийг юунд зарцуулах вэ?'), () => send('Libraries'), [pick(0), pick(1), pick(2)]));

    await test.step('two of several', () =>
      hold('some', { is: 'someOf', options: OPTIONS, min: 1, max: 2 }, text('Which two matter most?', 'Аль хоёр нь чухал вэ?'), async () => {
        await phone.getByRole('checkbox', { name: 'Laboratories' }).check();
        await phone.getByRole('checkbox', { name: 'Libraries' }).check();
        await send(/^Send/);
      }, [{ is: 'picks', options: [0, 2] }, { is: 'picks', options: [2] }, { is: 'abstain' }]));

    await test.step('a ranking, with its rounds', () =>
      hold('rank', { is: 'ranked', options: OPTIONS, method: 'RUNOFF' }, text('In which order?', 'Ямар дарааллаар?'), async () => {
        for (const name of ['Teacher training', 'Laboratories']) await phone.getByRole('button', { name: new RegExp(name) }).first().click();
        await send(/^Send|^Cast/);
      }, [{ is: 'ranking', options: [0, 1] }, { is: 'ranking', options: [1, 0] }, { is: 'ranking', options: [0, 2] }]));

    await test.step('scores', () =>
      hold('score', { is: 'scored', options: OPTIONS }, text('How well does it work today?', 'Өнөөдөр хэр сайн байна?'), async () => {
        for (const [i, { en }] of OPTIONS.entries()) await phone.getByRole('group', { name: en }).getByRole('radio', { name: String(i + 3) }).check();
        await send(/^Send/);
      }, [{ is: 'scores', scores: [5, 3, 1] }, { is: 'scores', scores: [4, 4, 2] }]));

    await test.step('a hundred points', () =>
      hold('points', { is: 'shared', options: OPTIONS }, text('Share 100 points', '100 оноог хуваа'), async () => {
        await phone.getByRole('spinbutton').nth(0).fill('60');
        await phone.getByRole('spinbutton').nth(2).fill('40');
        await send(/^Send/);
      }, [{ is: 'points', points: [100, 0, 0] }, { is: 'points', points: [20, 30, 50] }]));

    await test.step('an estimate', () =>
      hold('guess', { is: 'estimate', min: 0, max: 500, unit: text('students', 'оюутан') }, text('How many students will join by spring?', 'Хавар гэхэд хэдэн оюутан нэгдэх вэ?'), async () => {
        await phone.getByRole('spinbutton').or(phone.getByRole('textbox')).first().fill('120');
        await send(/^Send/);
      }, [{ is: 'number', value: 150 }, { is: 'number', value: 90 }, { is: 'number', value: 300 }]));

    await test.step('words, seen by others once they are released', async () => {
      await make(room, 'words', { title: text('Describe the plan in a word', 'Төлөвлөгөөг нэг үгээр'), question: { is: 'words', shape: 'CLOUD', entries: 2 } }, OPINION);
      await room.chair.ask({ type: 'poll.open', poll: 'words', tenure: 1 });
      await phone.getByRole('textbox').first().fill('Ambitious');
      await phone.getByRole('button', { name: /Send/ }).click();
      for (const [role, entries] of [['expert-institute', ['ambitious', 'Timely']], ['discussion-lead', ['Вода']]] as const)
        await room.others.get(role)!.ask({ type: 'poll.contribute', poll: 'words', ballot: `words-${role}`, entries: [...entries] });
      await expect(wall.getByText('Ambitious')).toBeHidden();
      for (const word of ['Ambitious', 'ambitious', 'Вода']) await chair.getByRole('button', { name: `Release: ${word}`, exact: true }).click();
      await expect(wall.getByText('Ambitious')).toBeVisible();
      await expect(wall.getByText('Timely')).toBeHidden();
      await expectAccessible(chair);
      await shot(chair, 'kind-words-chair');
      await shot(wall, 'kind-words-wall');
      await room.chair.ask({ type: 'poll.close', poll: 'words', tenure: 1 });
      await expect.poll(() => stage('words')).toBe('CLOSED');
      await room.chair.ask({ type: 'poll.show', poll: 'words', tenure: 1 });
      await shot(wall, 'kind-words-wall-result');
    });

    await test.step('a quiz before and after the discussion, side by side', async () => {
      const question: Question = { is: 'quiz', options: OPTIONS, right: [1] };
      await hold('quiz', question, text('What did the survey name first?', 'Судалгаа юуг эхэнд нэрлэсэн бэ?'), () => send('Laboratories'), [pick(0), pick(0), pick(1)]);
      await room.chair.ask({ type: 'poll.repeat', poll: 'quiz', round: 'quiz-2' });
      await room.chair.ask({ type: 'poll.makeReady', poll: 'quiz-2' });
      await room.chair.ask({ type: 'poll.open', poll: 'quiz-2', tenure: 1 });
      await send('Libraries');
      await cast(room, 'expert-institute', 'quiz-2', pick(1));
      await room.chair.ask({ type: 'poll.close', poll: 'quiz-2', tenure: 1 });
      await expect.poll(() => stage('quiz-2')).toBe('CLOSED');
      await room.chair.ask({ type: 'poll.show', poll: 'quiz-2', tenure: 1 });
      await expect(wall.getByText('Before the discussion')).toBeVisible();
      await shot(wall, 'kind-quiz-wall-rounds');
      await inMongolian(phone);
      await expect(phone.getByText('Хэлэлцүүлгийн өмнө')).toBeVisible();
      await shot(phone, 'kind-quiz-phone-rounds-mn');
    });
  } finally {
    await server.stop();
  }
});

test('hands, names, silence, a tie, a void vote, and one for a person without a device', async ({ open: openScreen }) => {
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
      await closeVote(chair, '5 of 11 have voted', true);
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
      await expect(wall.getByText('There is an objection')).toBeHidden();
      await step(chair, 'There is an objection');
      await expect(wall.getByText('There is an objection')).toBeVisible();
      await shot(wall, 'hold-wall-objected');
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
