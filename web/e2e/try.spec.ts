import { test, expect, shot } from './support';
test('participant', async ({ open, server }) => {
  const p = await open('phone', server.link('rector-technology'));
  await p.waitForTimeout(1500);
  await shot(p, 'try-door');
  await p.getByText('Online', { exact: true }).click();
  await p.getByRole('button', { name: 'Enter' }).click();
  await p.waitForTimeout(2000);
  await shot(p, 'try-participant');
  console.log(p.url());
  const c = await open('laptop', server.link('chair'));
  await c.getByText('In the hall', { exact: true }).click();
  await c.getByRole('button', { name: 'Enter' }).click();
  await c.waitForTimeout(2000);
  await shot(c, 'try-chair');
  console.log(c.url());
});
