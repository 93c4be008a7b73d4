import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage?.close());

const rows = (page: Page) => page.locator('tbody tr[data-index]');
const drawer = (page: Page) => page.getByRole('complementary');

test('the numbers of the sentence lead to the rows they count, and filters to states', async () => {
  const { page } = await stage.open('/findings');
  expect(await rows(page).count()).toBe(3);
  await page.locator('h1').getByRole('link', { name: '1 to act on' }).click();
  await page.waitForURL(/priority=act/);
  expect(await rows(page).allInnerTexts()).toMatchObject([expect.stringContaining('WB-COMP-2026-0001')]);
  await page.getByRole('button', { name: 'Without to act on' }).click();
  await page.getByRole('button', { name: 'not affected' }).click();
  expect(await rows(page).allInnerTexts()).toMatchObject([expect.stringContaining('CVE-2026-10003')]);
  await page.close();
});

test('rows are walked and explained by keys', async () => {
  const { page, complaints } = await stage.open('/findings');
  for (const key of ['j', 'j', 'e']) await page.keyboard.press(key);
  await page
    .getByRole('complementary', { name: 'Why CVE-2026-10001/12' })
    .getByText('introduced 0, fixed 3.0.12-1', { exact: true })
    .waitFor();
  const told = await drawer(page).innerText();
  for (const part of ['Dispatch (critical) stands on it.', 'revision 4', 'release: Debian:11, found Debian:12', 'deb', 'syft', 'opened'])
    expect(told).toContain(part);
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.close();
});

test('what changed this week is told with its cause', async () => {
  const { page } = await stage.open('/findings');
  await page.getByRole('link', { name: 'Changed this week (4)' }).click();
  await page.getByText('the advisory was withdrawn (revision 3, OSV npm)').waitFor();
  await page.getByRole('button', { name: 'opened' }).click();
  expect(await rows(page).count()).toBe(2);
  await page.close();
});

test('a decision is taken with the token of the address, and changes the finding', async () => {
  const { page, complaints, violations } = await stage.open(`/findings#token=${stage.server.token}`);
  expect(page.url()).not.toContain('token');
  await page.goto(`${stage.server.url}/findings?row=GHSA-1111-2222-3333%2F31`);
  await answered(page);
  const form = drawer(page);
  await form.getByLabel('State').selectOption({ label: 'not affected' });
  expect(await form.getByLabel('Because').locator('option').count()).toBe(9);
  await form.getByLabel('Because').selectOption({ label: 'the code is not reachable' });
  await form.getByLabel('Comment').fill('templates are ours');
  await form.getByLabel('Who decides').fill('A. Owner');
  await form.getByLabel('Until').fill('2040-01-01');
  expect(await violations()).toEqual([]);
  await form.getByRole('button', { name: 'Record the decision' }).press('Enter');
  await form.getByText('Kept.').waitFor();
  await form.getByText('codeNotReachable: templates are ours').waitFor();
  expect(await page.locator('h1').innerText()).toContain('2 findings are open');
  expect(complaints).toEqual([]);
  await page.close();
});

test('without the token it is asked for, and a wrong one is refused', async () => {
  const { page } = await stage.open('/findings?row=CVE-2026-10001%2F12');
  const form = drawer(page);
  await form.getByLabel('Who decides').fill('A. Owner');
  await form.getByLabel('Token').fill('guessed');
  await form.getByRole('button', { name: 'Record the decision' }).click();
  await form.getByRole('alert').getByText('Nothing was kept.').waitFor();
  await form.getByLabel('Token').fill(stage.server.token);
  await form.getByRole('button', { name: 'Record the decision' }).click();
  await form.getByText('Kept.').waitFor();
  await page.close();
});

test('a finding of an asset leads to its explanation', async () => {
  const { page } = await stage.open('/assets/ws-disp-01');
  await page.getByRole('link', { name: 'CVE-2026-10001' }).click();
  await page.getByRole('complementary', { name: 'Why CVE-2026-10001/12' }).waitFor();
  await page.close();
});

test('a finding that there is none of says so', async () => {
  const { page } = await stage.open('/findings?row=nothing%2F1');
  await drawer(page).getByText('There is no finding “nothing/1”.').waitFor();
  await page.close();
});
