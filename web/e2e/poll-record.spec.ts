// Polls as they are taken home: a page to read and print in two languages, a table, and data.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Answer, ItemId, PollId, Question, Rules, SeatId } from '../src/live/wire.gen';
import { FORMAL } from '../src/fixture/polls';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(120_000);

const VOTERS = ['rector-technology', 'vice-rector-agriculture', 'expert-institute', 'discussion-lead'];
const RULES: Rules = { ...FORMAL, mayChange: false, quorum: 25 };
const pick = (option: number): Answer => ({ is: 'picks', options: [option] });

async function downloaded(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link, exact: true }).click()]);
  return readFileSync(await file.path(), 'utf8');
}

test('a session with polls, and what is taken home of it @deep', async ({ open }) => {
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    const vice = await Actor.enter(desk, server.link('vice-chair'), 'CHAIR');
    const voters = new Map<string, Actor>();
    for (const role of VOTERS) voters.set(role, await Actor.enter(desk, server.link(role), 'PARTICIPANT'));
    await chair.ask({ type: 'chair.takeChair', tenure: 0 });
    const { views } = await chair.look();
    const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION') as ItemId;
    await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
    await chair.ask({ type: 'session.takeUpItem', item, active: null, rest: 'KEEP', tenure: 1 });
    for (const voter of [chair, vice, ...voters.values()]) await voter.ask({ type: 'attendance.attend', channel: 'HALL' });

    const row = async (poll: PollId) => (await chair.look()).views.poll.polls[poll]!;
    const begin = async (poll: PollId, title: Record<string, string>, question: Question, rules: Partial<Rules> = {}) => {
      await chair.ask({ type: 'poll.compose', poll, form: { title, question, rules: { ...RULES, ...rules }, item } });
      await chair.ask({ type: 'poll.makeReady', poll });
      await chair.ask({ type: 'poll.open', poll, tenure: 1 });
    };
    const vote = async (poll: PollId, answers: Answer[]) => {
      for (const [i, answer] of answers.entries()) {
        const seat = VOTERS[i]! as SeatId;
        await voters.get(VOTERS[i]!)!.ask({ type: 'poll.cast', poll, seat, ballot: `ballot-${poll}-${i}`, answer });
      }
    };
    const show = async (poll: PollId) => {
      await chair.ask({ type: 'poll.close', poll, tenure: 1 });
      await expect.poll(async () => (await row(poll)).stage).toBe('CLOSED');
      await chair.ask({ type: 'poll.show', poll, tenure: 1 });
    };

    await test.step('a vote, certified by two', async () => {
      await begin('plan', { en: 'Shall the action plan be adopted with the changes read out by the secretary?', mn: 'Нарийн бичгийн даргын уншсан өөрчлөлттэйгээр үйл ажиллагааны төлөвлөгөөг батлах уу?' }, { is: 'yesNo' });
      await vote('plan', [pick(0), pick(0), pick(1), { is: 'abstain' }]);
      await show('plan');
      await chair.ask({ type: 'poll.certify', poll: 'plan', withoutQuorum: false, tenure: 1 });
      await vice.ask({ type: 'poll.confirm', poll: 'plan' });
    });
    await test.step('a ranking, a void one, an opinion and an objection', async () => {
      const options = [{ en: 'Ulaanbaatar', mn: 'Улаанбаатар' }, { en: 'Darkhan', mn: 'Дархан' }, { en: 'Khovd', mn: 'Ховд' }];
      await begin('place', { en: 'Where shall the next meeting be held?', mn: 'Дараагийн уулзалтыг хаана хийх вэ?' }, { is: 'ranked', options, method: 'RUNOFF' });
      const ranking = (...order: number[]): Answer => ({ is: 'ranking', options: order });
      await vote('place', [ranking(0), ranking(0, 1), ranking(1, 0), ranking(2, 1)]);
      await show('place');
      await begin('wrong', { en: 'Shall the report be printed?' }, { is: 'yesNo' });
      await chair.ask({ type: 'poll.void', poll: 'wrong', reason: { en: 'The wrong text was put to the vote' }, tenure: 1 });
      await begin('mood', { en: 'Has the overview been clear?', mn: 'Тойм ойлгомжтой байсан уу?' }, { is: 'scored', options: [{ en: 'Aims', mn: 'Зорилго' }, { en: 'Funding', mn: 'Санхүүжилт' }] }, { isFormal: false });
      await vote('mood', [{ is: 'scores', scores: [5, 2] }, { is: 'scores', scores: [4, 3] }]);
      await show('mood');
      await chair.ask({ type: 'poll.callForObjections', poll: 'minutes', text: { en: 'The minutes of the last meeting are adopted', mn: 'Өмнөх хурлын тэмдэглэлийг батална' }, item: null, seconds: 600, tenure: 1 });
      await voters.get('expert-institute')!.ask({ type: 'poll.object', poll: 'minutes', isOpen: true, text: 'Page 3 is missing' });
      await chair.ask({ type: 'poll.show', poll: 'minutes', tenure: 1 });
    });

    const page = await open('laptop', server.link('organiser'));
    await page.getByRole('radio', { name: 'Online' }).check();
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByRole('tab', { name: 'Take home', exact: true }).click();

    await test.step('a page in English', async () => {
      const [read] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Polls: Open, print', exact: true }).click()]);
      await expect(read.getByText(/was adopted: 2 in favour, 1 against, 1 abstaining/)).toBeVisible();
      await expect(read.getByText(/Certified by .* Confirmed by /)).toBeVisible();
      await expect(read.getByText(/declared void and decides nothing\. Reason: The wrong text/)).toBeVisible();
      await expect(read.getByText(/Objection by /)).toBeVisible();
      await expectAccessible(read);
      await shot(read, 'polls-en');
      await read.setViewportSize({ width: 360, height: 740 });
      expect(await read.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await shot(read, 'polls-360');
      await read.setViewportSize({ width: 1123, height: 794 });
      await read.goto(read.url().replace('lang=en', 'lang=mn'));
      await expect(read.getByText(/батлах уу\?” саналыг баталсан: зөвшөөрсөн 2/)).toBeVisible();
      await read.emulateMedia({ media: 'print' });
      await shot(read, 'polls-mn-a4');
      await read.close();
    });

    await test.step('a table, and data', async () => {
      const table = await downloaded(page, 'Polls: Table (CSV)');
      expect(table.split('\r\n').filter((line) => line.startsWith('"plan"'))).toHaveLength(3);
      const data = JSON.parse(await downloaded(page, 'Polls: Data (JSON)')) as { polls: { id: string; minute: string }[] };
      expect(data.polls.map((poll) => poll.id)).toEqual(['plan', 'place', 'wrong', 'mood', 'minutes']);
    });
  } finally {
    await server.stop();
  }
});
