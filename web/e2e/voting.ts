// What the browser tests of polls share: a discussion that is on, with a chair, others and a wall.
import type { Page } from '@playwright/test';
import type { Answer, Form, ItemId, PollId, Question, Rules, SeatId } from '../src/live/wire.gen';
import { FORMAL } from '../src/fixture/polls';
import { Actor } from './actor';
import { expect, type Server } from './support';

export const OPINION: Partial<Rules> = { isFormal: false, majority: 'PLURALITY', base: 'CAST' };
export const pick = (option: number): Answer => ({ is: 'picks', options: [option] });
export const text = (en: string, mn: string) => ({ en, mn });
export const OPTIONS = [text('Laboratories', 'Лаборатори'), text('Libraries', 'Номын сан'), text('Teacher training', 'Багш бэлтгэх')];

export async function enter(page: Page, how: 'In the hall' | 'Online' = 'In the hall'): Promise<void> {
  await page.getByRole('radio', { name: how }).check();
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page).toHaveURL(/\/as\//);
}

export type Open = (screen: 'laptop' | 'phone' | 'hall', url: string) => Promise<Page>;

/** What is not there after a while does not come. */
export const patient = (open: Open): Open => async (screen, url) => {
  const page = await open(screen, url);
  page.setDefaultTimeout(15_000);
  return page;
};

/** From now on the page speaks Mongolian. */
export async function inMongolian(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('khural.language', 'mn'));
  await page.reload();
}

export const next = (page: Page) => page.getByRole('contentinfo', { name: 'Next step' });
export const hold = (page: Page) => page.getByRole('region', { name: 'The vote that is on' });

/** Presses the key of the next step once the bar offers it; for half a second after a change it takes no press. */
export async function step(chair: Page, offered: string | RegExp, key = 'n'): Promise<void> {
  await expect(next(chair)).toContainText(offered);
  await chair.waitForTimeout(600);
  await chair.keyboard.press(key);
}

/** Closes with the key, and says yes where few have voted. */
export async function closeVote(chair: Page, offered: string | RegExp, isSparse: boolean): Promise<void> {
  await step(chair, offered, 'c');
  if (isSparse) await chair.getByRole('dialog', { name: 'Close the vote now?' }).getByRole('button', { name: 'Close the vote' }).click();
}

export interface Room {
  readonly server: Server;
  readonly chair: Actor;
  readonly vice: Actor;
  readonly others: Map<string, Actor>;
  readonly item: ItemId;
}

/** The discussion is on, the chair and all others are in the hall. */
export async function discuss(page: Page, server: Server): Promise<Room> {
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
export async function wallOf(open: (screen: 'hall', url: string) => Promise<Page>, server: Server, chairPage: Page): Promise<Page> {
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

export const make = async (room: Room, poll: PollId, form: Partial<Form> & { title: Form['title']; question: Question }, rules: Partial<Rules> = {}) => {
  await room.chair.ask({ type: 'poll.compose', poll, form: { item: room.item, ...form, rules: { ...FORMAL, ...rules } } });
  await room.chair.ask({ type: 'poll.makeReady', poll });
};
export const order = async (room: Room) => (await room.chair.look()).views.poll.order;
export const cast = async (room: Room, role: string, poll: PollId, answer: Answer) =>
  room.others.get(role)!.ask({ type: 'poll.cast', poll, seat: role as SeatId, ballot: `ballot-${poll}-${role}`, answer });
