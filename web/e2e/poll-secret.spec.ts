// A secret ballot on five phones: prepared, chosen, put into the box, counted, found again and recounted.
import type { Page } from '@playwright/test';
import { Actor } from './actor';
import { expect, expectAccessible, Server, shot, test } from './support';

test.setTimeout(240_000);

const ROLES = ['rector-technology', 'vice-rector-agriculture', 'expert-institute', 'rector-medicine', 'chair'];

const card = (page: Page) => page.getByRole('region', { name: 'Secret ballot' });

test('five phones vote secretly, and a stranger recounts', async ({ open }) => {
  const server = await Server.start();
  try {
    const desk = await open('laptop', server.origin);
    const chair = await Actor.enter(desk, server.link('chair'), 'CHAIR');
    await chair.ask({ type: 'chair.takeChair', tenure: 0 });
    const { views } = await chair.look();
    const item = views.agenda.order.find((id) => views.agenda.items[id]!.kind === 'DISCUSSION')!;
    await chair.ask({ type: 'session.openSession', session: views.agenda.items[item]!.session, tenure: 1 });
    console.log(server.links?.map?.((l: { role: string }) => l.role));
  } finally {
    await server.stop();
  }
});
