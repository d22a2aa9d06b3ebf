// Every kind of poll as the others see it: on the wall, on the public page and on a phone, in two languages.
import type { Page } from '@playwright/test';
import type { Answer, ItemId, PollId, Question, Rules, SeatId } from '../src/live/wire.gen';
import { FORMAL as VOTE } from '../src/fixture/polls';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(300_000);

const VOTERS = ['rector-technology', 'vice-rector-agriculture', 'expert-institute', 'discussion-lead', 'vice-chair'];
const FORMAL: Rules = { ...VOTE, mayChange: false, quorum: 25 };
const OPINION = { isFormal: false, quorum: 0 };
const pick = (...options: number[]): Answer => ({ is: 'picks', options });
const ABSTAIN: Answer = { is: 'abstain' };

const CITIES = [
  { en: 'Ulaanbaatar', mn: 'Улаанбаатар' },
  { en: 'Darkhan', mn: 'Дархан' },
  { en: 'Khovd', mn: 'Ховд' },
  { en: 'Erdenet', mn: 'Эрдэнэт' },
];
const AIMS = [
  { en: 'Joint laboratories', mn: 'Хамтарсан лаборатори' },
  { en: 'Exchange of students', mn: 'Оюутны солилцоо' },
  { en: 'Open data', mn: 'Нээлттэй өгөгдөл' },
];
const LONG = [
  'The universities agree to open their laboratories, libraries and collections to each other’s teachers and students. ',
  'Их, дээд сургуулиуд лаборатори, номын сан, цуглуулгаа бие биеийн багш, оюутнуудад нээлттэй болгохоор тохиролцов. ',
  '各大学同意向彼此的教师和学生开放其实验室、图书馆和藏品，并共同承担费用。',
  'Университеты договариваются открыть свои лаборатории, библиотеки и собрания преподавателям и студентам друг друга. ',
  'تتفق الجامعات على فتح مختبراتها ومكتباتها ومجموعاتها أمام أساتذة وطلاب الجامعات الأخرى. ',
].map((sentence) => ({ en: sentence.repeat(15).slice(0, 500) }));

/** Nothing of the picture is cut off or lies outside the wall. */
async function expectToFill(wall: Page): Promise<void> {
  for (const size of [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]) {
    await wall.setViewportSize(size);
    const cut = await wall.evaluate(() => {
      const inside = (box: DOMRect) => box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
      const foot = document.querySelector('.wall .foot')?.getBoundingClientRect().top ?? innerHeight;
      return [...document.querySelectorAll('.wall main, .wall main *, .wall .foot *')]
        .filter((each) => !each.closest('.sr'))
        .filter((each) => {
          const box = each.getBoundingClientRect();
          return !inside(box) || (each.closest('main') && box.bottom > foot + 1);
        })
        .map((each) => `${each.tagName}.${each.className}: ${each.textContent?.slice(0, 40)}`);
    });
    expect(cut, `outside the wall at ${size.width}`).toEqual([]);
  }
}

async function expectToFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test('@deep what is asked and what came of it, on the wall, in public and on a phone', async ({ open }) => {
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    const assistant = await Actor.enter(desk, server.link('floor-assistant'), 'ASSISTANT');
    const organiser = await Actor.enter(desk, server.link('organiser'), 'ORGANISER');
    const vice = await Actor.enter(desk, server.link('vice-chair'), 'CHAIR');
    const voters = await VOTERS.reduce(
      async (all, role) => [...(await all), await Actor.enter(desk, server.link(role), 'PARTICIPANT')],
      Promise.resolve<Actor[]>([]),
    );
    await chair.ask({ type: 'chair.takeChair', tenure: 0 });
    const { views } = await chair.look();
    const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION') as ItemId;
    await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
    await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
    await organiser.ask({ type: 'about.describe', about: { ...views.about, isObserved: true } });
    for (const [i, voter] of [chair, ...voters].entries()) await voter.ask({ type: 'attendance.attend', channel: i % 2 ? 'ONLINE' : 'HALL' });

    const login = await desk.evaluate(async () => ((await (await fetch('/api/logins')).json()) as { workshop: string }[])[0]!.workshop);
    const wall = await open('hall', `${server.origin}/display`);
    await expect(wall.locator('.pairing .code')).toHaveText(/^[A-Z0-9]{3} [A-Z0-9]{3}$/);
    const code = await wall.locator('.pairing .code').innerText();
    const seat = await open('laptop', server.link('chair'));
    await seat.getByRole('radio').last().check();
    await seat.getByRole('button', { name: 'Enter', exact: true }).click();
    await seat.getByRole('button', { name: 'Let in a display' }).click();
    await seat.getByLabel('Code on the display').fill(code);
    await seat.getByRole('button', { name: 'Let in', exact: true }).click();
    await expect(wall.getByRole('heading', { level: 1 })).toBeVisible();
    await seat.context().close();

    const passer = await open('laptop', `${server.origin}/observe/${login}`);
    const passerMn = await open('laptop', `${server.origin}/observe/${login}`, { locale: 'mn-MN' });
    const phone = await open('phone', server.link('expert-institute'));
    const phoneMn = await open('phone', server.link('vice-rector-agriculture'), { locale: 'mn-MN' });
    for (const each of [phone, phoneMn]) {
      await each.getByRole('radio').first().check();
      await each.getByRole('button', { name: /^(Enter|Орох)$/ }).click();
      await expect(each.locator('.dock')).toBeVisible();
    }
    for (const each of [wall, passer, phone]) each.setDefaultTimeout(15_000);
    const screens = { wall, passer, 'passer-mn': passerMn, phone, 'phone-mn': phoneMn };

    const row = async (poll: PollId) => (await chair.look()).views.poll.polls[poll]!;
    const begin = async (poll: PollId, title: Record<string, string>, question: Question, rules: Partial<Rules> = {}) => {
      await chair.ask({ type: 'poll.compose', poll, form: { title, question, rules: { ...FORMAL, ...rules }, item } });
      await start(poll);
    };
    const start = async (poll: PollId) => {
      await chair.ask({ type: 'poll.makeReady', poll });
      if ((await row(poll)).form.rules.secrecy === 'SECRET') await expect.poll(async () => (await row(poll)).isKeyed).toBe(true);
      await chair.ask({ type: 'poll.open', poll, tenure: 1 });
    };
    const vote = async (poll: PollId, ...answers: Answer[]) => {
      for (const [i, answer] of answers.entries())
        await voters[i]!.ask({ type: 'poll.cast', poll, seat: VOTERS[i] as SeatId, ballot: `ballot-${poll}-${i}`, answer });
    };
    const close = async (poll: PollId) => {
      await chair.ask({ type: 'poll.close', poll, tenure: 1 });
      await expect.poll(async () => (await row(poll)).stage).toBe('CLOSED');
    };
    const show = async (poll: PollId) => {
      await close(poll);
      await chair.ask({ type: 'poll.show', poll, tenure: 1 });
    };
    const expectAll = async (name: string, ...which: (keyof typeof screens)[]) => {
      for (const key of which) {
        const page = screens[key];
        await expectAccessible(page);
        if (page === wall) await expectToFill(wall);
        else await expectToFit(page);
        await page.evaluate(() => document.querySelector('.result, section.poll')?.scrollIntoView({ block: 'start' }));
        await shot(page, `result-${name}-${key}`);
      }
    };
    const ALL = Object.keys(screens) as (keyof typeof screens)[];

    await test.step('while a vote is open, suspended and closing nobody sees a choice', async () => {
      await begin('plan', { en: 'Shall the action plan be adopted with the changes read out by the secretary?', mn: 'Нарийн бичгийн даргын уншсан өөрчлөлттэйгээр үйл ажиллагааны төлөвлөгөөг батлах уу?' }, { is: 'yesNo' });
      await expect(wall.getByRole('heading', { name: /Shall the action plan/ })).toBeVisible();
      await expect(wall.getByText('Vote is open')).toBeVisible();
      await expect(passer.getByRole('heading', { name: /Shall the action plan/ })).toBeVisible();
      await vote('plan', pick(0), pick(0), pick(1));
      await expect(wall.getByText(/^3 of \d+ voted/)).toBeVisible();
      await expect(passer.getByText(/^3 of \d+/)).toBeVisible();
      await expectAll('open', 'wall', 'passer', 'passer-mn');
      await chair.ask({ type: 'poll.suspend', poll: 'plan', tenure: 1 });
      await expect(wall.getByText('The vote is suspended')).toBeVisible();
      await expectAll('suspended', 'wall');
      await chair.ask({ type: 'poll.resume', poll: 'plan', tenure: 1 });
      await chair.ask({ type: 'poll.setEnd', poll: 'plan', at: Date.now() + 90_000, tenure: 1 });
      await expect(wall.locator('.clock-face')).toHaveText(/^1:\d\d$/);
      await expectAll('countdown', 'wall');
      await voters[3]!.ask({ type: 'poll.cast', poll: 'plan', seat: VOTERS[3] as SeatId, ballot: 'ballot-plan-3', answer: pick(0) });
      await voters[4]!.ask({ type: 'poll.cast', poll: 'plan', seat: VOTERS[4] as SeatId, ballot: 'ballot-plan-4', answer: ABSTAIN });
      await chair.ask({ type: 'poll.close', poll: 'plan', tenure: 1 });
      await expect(wall.getByText('The vote is closing')).toBeVisible();
      await expect(wall.getByText('The vote is closed. The result follows.')).toBeVisible();
      await expectAll('closed', 'wall');
      for (const page of [wall, passer, phone]) await expect(page.locator('.bars')).toHaveCount(0);
    });

    await test.step('a vote that is adopted, and certified by two', async () => {
      await chair.ask({ type: 'poll.show', poll: 'plan', tenure: 1 });
      for (const page of [wall, passer, phone]) {
        await expect(page.locator('.verdict')).toContainText('Adopted');
        await expect(page.locator('.verdict')).toContainText('Yes: 3 of 4');
        await expect(page.getByRole('row', { name: /^Yes/ }).first()).toContainText('3');
      }
      await expect(phoneMn.locator('.verdict')).toBeVisible();
      await chair.ask({ type: 'poll.certify', poll: 'plan', withoutQuorum: false, tenure: 1 });
      await vice.ask({ type: 'poll.confirm', poll: 'plan' });
      await expect(phone.getByText(/^Confirmed by/)).toBeVisible();
      await expectAll('vote', ...ALL);
    });

    await test.step('who speaks after it takes the wall back; the next poll takes it again', async () => {
      await voters[0]!.ask({ type: 'floor.requestFloor', item, person: null, kind: 'STATEMENT', note: '' });
      const { floor } = (await chair.look()).views;
      await chair.ask({ type: 'floor.giveFloor', entry: floor.waiting[0]!, current: null, tenure: 1 });
      await expect(wall.getByRole('heading', { name: 'Has the floor' })).toBeVisible();
      await expect(phone.locator('.verdict')).toBeHidden();
      await phone.getByText('Results').click();
      await expect(phone.locator('.verdict')).toBeVisible();
    });

    await test.step('hands and devices together', async () => {
      await begin('place', { en: 'Where shall the next meeting be held?', mn: 'Дараагийн уулзалтыг хаана хийх вэ?' }, { is: 'oneOf', options: CITIES }, { mode: 'MIXED', majority: 'PLURALITY' });
      await vote('place', pick(0), pick(1), pick(0));
      await expectAll('options', 'wall', 'passer');
      const limit = (await row('place')).hands!.limit;
      expect(limit).toBeGreaterThan(0);
      for (const teller of [chair, assistant]) await teller.ask({ type: 'poll.countHands', poll: 'place', counts: [0, 0, 1, 0, 0] });
      await show('place');
      for (const page of [wall, passer, phone]) await expect(page.locator('.verdict').first()).toContainText('Chosen: Ulaanbaatar');
      await expect(passer.getByRole('row', { name: /^By hands, in the hall/ }).first()).toContainText('1');
      await expectAll('mixed', ...ALL);
    });

    await test.step('a ranking with its rounds', async () => {
      const ranking = (...options: number[]): Answer => ({ is: 'ranking', options });
      await begin('order', { en: 'In which city shall the laboratory stand?', mn: 'Лаборатори аль хотод байх вэ?' }, { is: 'ranked', options: CITIES, method: 'RUNOFF' });
      await vote('order', ranking(0, 2), ranking(0, 3), ranking(1, 2), ranking(2, 1), ranking(1, 0));
      await show('order');
      await expect(wall.locator('.verdict')).toContainText('Chosen: Darkhan');
      await expect(phone.getByRole('region', { name: 'Rounds of the run-off' }).first()).toContainText('out');
      await expectAll('ranking', ...ALL);
    });

    await test.step('scores, points and some of several', async () => {
      await begin('mood', { en: 'How clear was the overview?', mn: 'Тойм хэр ойлгомжтой байсан бэ?' }, { is: 'scored', options: AIMS }, OPINION);
      await vote('mood', { is: 'scores', scores: [5, 2, 4] }, { is: 'scores', scores: [4, 3, 4] }, ABSTAIN);
      await show('mood');
      await expect(wall.getByRole('row', { name: /^Joint laboratories/ })).toContainText('4.5');
      await expectAll('scores', 'wall', 'phone', 'passer-mn');
      await begin('money', { en: 'How shall the means be shared?', mn: 'Хөрөнгийг хэрхэн хуваах вэ?' }, { is: 'shared', options: AIMS }, OPINION);
      await vote('money', { is: 'points', points: [50, 30, 20] }, { is: 'points', points: [10, 80, 10] });
      await show('money');
      await expect(wall.getByRole('row', { name: /^Exchange of students/ })).toContainText('110');
      await expectAll('points', 'wall', 'phone');
      await begin('some', { en: 'Which aims come first?', mn: 'Аль зорилго нэн тэргүүнд вэ?' }, { is: 'someOf', options: AIMS, min: 1, max: 2 }, OPINION);
      await vote('some', pick(0, 1), pick(1), pick(1, 2));
      await show('some');
      await expect(wall.getByRole('row', { name: /^Exchange of students/ })).toContainText('100');
      await expectAll('some', 'wall');
    });

    await test.step('estimates', async () => {
      await begin('guess', { en: 'How many students will take part in the first year?', mn: 'Эхний жилд хэдэн оюутан оролцох вэ?' }, { is: 'estimate', min: 0, max: 10_000, unit: { en: 'students', mn: 'оюутан' } }, OPINION);
      await vote('guess', ...[120, 300, 340, 360, 900].map((value): Answer => ({ is: 'number', value })));
      await expectAll('estimate-open', 'wall');
      await show('guess');
      await expect(wall.getByText(/Median: 340 students/)).toBeVisible();
      await expectAll('estimate', ...ALL);
    });

    await test.step('words: a cloud, and sentences, once released', async () => {
      await begin('cloud', { en: 'What is this project in one word?', mn: 'Энэ төслийг нэг үгээр хэлбэл?' }, { is: 'words', shape: 'CLOUD', entries: 2 }, OPINION);
      const written = [['hope', 'trust'], ['Hope', 'сургалт'], ['hope', 'работа'], ['trust', '合作'], ['hope', 'التعاون']];
      for (const [i, entries] of written.entries()) await voters[i]!.ask({ type: 'poll.contribute', poll: 'cloud', ballot: `words-cloud-${i}`, entries });
      for (const { seat, entry } of (await row('cloud')).words!.waiting) await chair.ask({ type: 'poll.release', poll: 'cloud', seat, entry, shown: true, tenure: 1 });
      await expect(wall.locator('.cloud')).toContainText('hope');
      await expectAll('cloud-open', 'wall');
      await show('cloud');
      await expect(phone.locator('.cloud').first()).toContainText('hope, 4 times');
      await expectAll('cloud', ...ALL);
      await begin('ideas', { en: 'What should be done first?', mn: 'Юуг түрүүнд хийх вэ?' }, { is: 'words', shape: 'LIST', entries: 1 }, OPINION);
      const ideas = ['A common register of laboratories that every university can read and write', 'Нэгдсэн бүртгэл', 'Une carte des projets, avec leurs responsables et leurs échéances', LONG[0]!.en.slice(0, 250), LONG[4]!.en.slice(0, 250)];
      for (const [i, text] of ideas.entries()) await voters[i]!.ask({ type: 'poll.contribute', poll: 'ideas', ballot: `words-ideas-${i}`, entries: [text] });
      for (const { seat, entry } of (await row('ideas')).words!.waiting) await chair.ask({ type: 'poll.release', poll: 'ideas', seat, entry, shown: true, tenure: 1 });
      await show('ideas');
      await expect(wall.getByText('Нэгдсэн бүртгэл')).toBeVisible();
      await expectAll('ideas', 'wall', 'phone');
    });

    await test.step('a quiz, and the same after the discussion, side by side', async () => {
      await begin('quiz', { en: 'Which part of the budget is for the laboratories?', mn: 'Төсвийн аль хэсэг нь лабораторид зориулагдсан бэ?' }, { is: 'quiz', options: [{ en: 'A tenth' }, { en: 'A third' }, { en: 'Half' }], right: [1] }, OPINION);
      await vote('quiz', pick(0), pick(1), pick(2), pick(0));
      await show('quiz');
      await expect(wall.getByRole('row', { name: /A third/ })).toContainText('Right answer');
      await expectAll('quiz', 'wall');
      await chair.ask({ type: 'poll.repeat', poll: 'quiz', round: 'quiz-2' });
      await start('quiz-2');
      await vote('quiz-2', pick(1), pick(1), pick(2), pick(1));
      await show('quiz-2');
      for (const page of [wall, phone, passer]) {
        await expect(page.getByRole('table', { name: 'Before the discussion' }).first()).toContainText('25');
        await expect(page.getByRole('table', { name: 'After the discussion' }).first()).toContainText('75');
      }
      await expectAll('rounds', ...ALL);
    });

    await test.step('a call for objections, and an objection', async () => {
      await chair.ask({ type: 'poll.callForObjections', poll: 'minutes', text: { en: 'The minutes of the last meeting are adopted', mn: 'Өмнөх хурлын тэмдэглэлийг батална' }, item: null, seconds: 600, tenure: 1 });
      await expect(wall.getByText('Does anybody object?')).toBeVisible();
      await expect(wall.locator('.clock-face')).toHaveText(/^(10:00|9:\d\d)$/);
      await expectAll('call', ...ALL);
      await voters[2]!.ask({ type: 'poll.object', poll: 'minutes', isOpen: true, text: 'Page 3 is missing' });
      await chair.ask({ type: 'poll.show', poll: 'minutes', tenure: 1 });
      await expect(wall.locator('.verdict')).toContainText('There is an objection');
      await expect(phone.getByText('Page 3 is missing').first()).toBeVisible();
      await expectAll('objection', 'wall', 'phone', 'passer-mn');
    });

    await test.step('a tie, and the casting vote of the chair', async () => {
      await begin('tie', { en: 'Shall the report be printed?', mn: 'Тайланг хэвлэх үү?' }, { is: 'yesNo' }, { tie: 'CHAIR_DECIDES' });
      await vote('tie', pick(0), pick(0), pick(1), pick(1));
      await close('tie');
      await chair.ask({ type: 'poll.breakTie', poll: 'tie', option: 1, tenure: 1 });
      await chair.ask({ type: 'poll.show', poll: 'tie', tenure: 1 });
      for (const page of [wall, phone]) {
        await expect(page.locator('.verdict').first()).toContainText('Not adopted');
        await expect(page.locator('.verdict').first()).toContainText('casting vote');
      }
      await expectAll('tie', 'wall', 'phone');
    });
  } finally {
    await server.stop();
  }
});
