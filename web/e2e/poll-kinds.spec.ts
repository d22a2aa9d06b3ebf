// Every kind of question, answered on a phone and seen on the wall.
import type { Answer, Form, PollId, Question, Rules } from '../src/live/wire.gen';
import { expect, expectAccessible, Server, shot, test } from './support';
import { cast, discuss, enter, inMongolian, make, OPINION, OPTIONS, patient, pick, text, wallOf } from './voting';

test.setTimeout(240_000);

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

    const ask = async (poll: PollId, question: Question, title: Form['title'], answer: () => Promise<void>, others: Answer[], rules: Partial<Rules> = OPINION) => {
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
      ask('one', { is: 'oneOf', options: OPTIONS }, text('Where shall the first funds go?', 'Эхний хөрөнгийг юунд зарцуулах вэ?'), () => send('Libraries'), [pick(0), pick(1), pick(2)]));

    await test.step('two of several', () =>
      ask('some', { is: 'someOf', options: OPTIONS, min: 1, max: 2 }, text('Which two matter most?', 'Аль хоёр нь чухал вэ?'), async () => {
        await phone.getByRole('checkbox', { name: 'Laboratories' }).check();
        await phone.getByRole('checkbox', { name: 'Libraries' }).check();
        await send(/^Send/);
      }, [{ is: 'picks', options: [0, 2] }, { is: 'picks', options: [2] }, { is: 'abstain' }]));

    await test.step('a ranking, with its rounds', () =>
      ask('rank', { is: 'ranked', options: OPTIONS, method: 'RUNOFF' }, text('In which order?', 'Ямар дарааллаар?'), async () => {
        for (const name of ['Teacher training', 'Laboratories']) await phone.getByRole('button', { name: new RegExp(name) }).first().click();
        await send(/^Send|^Cast/);
      }, [{ is: 'ranking', options: [0, 1] }, { is: 'ranking', options: [1, 0] }, { is: 'ranking', options: [0, 2] }]));

    await test.step('scores', () =>
      ask('score', { is: 'scored', options: OPTIONS }, text('How well does it work today?', 'Өнөөдөр хэр сайн байна?'), async () => {
        for (const [i, { en }] of OPTIONS.entries()) await phone.getByRole('group', { name: en }).getByRole('radio', { name: String(i + 3) }).check();
        await send(/^Send/);
      }, [{ is: 'scores', scores: [5, 3, 1] }, { is: 'scores', scores: [4, 4, 2] }]));

    await test.step('a hundred points', () =>
      ask('points', { is: 'shared', options: OPTIONS }, text('Share 100 points', '100 оноог хуваа'), async () => {
        await phone.getByRole('spinbutton').nth(0).fill('60');
        await phone.getByRole('spinbutton').nth(2).fill('40');
        await send(/^Send/);
      }, [{ is: 'points', points: [100, 0, 0] }, { is: 'points', points: [20, 30, 50] }]));

    await test.step('an estimate', () =>
      ask('guess', { is: 'estimate', min: 0, max: 500, unit: text('students', 'оюутан') }, text('How many students will join by spring?', 'Хавар гэхэд хэдэн оюутан нэгдэх вэ?'), async () => {
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
      await ask('quiz', question, text('What did the survey name first?', 'Судалгаа юуг эхэнд нэрлэсэн бэ?'), () => send('Laboratories'), [pick(0), pick(0), pick(1)]);
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
