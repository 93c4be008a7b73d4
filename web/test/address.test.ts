import { afterAll, beforeAll, expect, test } from 'vitest';
import { compromise } from './company/where-answers.ts';
import { answered, type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage?.close());

test('an address holds the question, the filter, the order, what is looked for, and the open row', async () => {
  const { page } = await stage.open(`/?q=${compromise}`);
  await page.getByRole('button', { name: 'was affected' }).click();
  await page.getByRole('button', { name: 'Asset', exact: true }).click();
  await page.getByRole('button', { name: 'Asset', exact: true }).click();
  await page.getByLabel('Find in these rows').fill('disp');
  await page.waitForURL(/find=disp/);
  await page.locator('tbody tr[data-index="0"] td').first().click();
  await page.getByRole('complementary').waitFor();
  const address = page.url();
  const rows = await page.locator('tbody tr[data-index]').allInnerTexts();
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.every((row) => row.includes('was affected') && row.includes('ws-disp'))).toBe(true);

  const again = await stage.open(address.slice(stage.server.url.length));
  expect(await again.page.locator('tbody tr[data-index]').allInnerTexts()).toEqual(rows);
  expect(await again.page.getByRole('complementary').innerText()).toBe(await page.getByRole('complementary').innerText());
  await page.close();
  await again.page.close();
});

test('every number of the sentence leads to the rows it counts', async () => {
  const { page } = await stage.open(`/?q=${compromise}`);
  for (const [number, assets] of [
    ['35 assets', 35],
    ['8', 8],
  ] as const) {
    await page.locator('h1').getByRole('link', { name: number, exact: true }).first().click();
    await page.getByText(`on ${assets} assets`).waitFor();
  }
  await page.getByRole('link', { name: 'Payroll', exact: true }).click();
  await page.getByRole('button', { name: 'Without process Payroll' }).waitFor();
  const rows = await page.locator('tbody tr[data-index]').allInnerTexts();
  expect(rows.every((row) => row.includes('Payroll'))).toBe(true);
  await page.close();
});

test('the time goes from page to page, is tinted, and comes back', async () => {
  const at = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 16);
  const { page } = await stage.open(`/?q=${compromise}&at=${at}:00Z`);
  const bar = page.getByRole('region', { name: 'Time' });
  expect(await bar.getAttribute('data-now')).toBe('false');
  expect(await page.locator('h1').innerText()).toContain('had it on');
  await page.getByRole('link', { name: 'Inventory' }).click();
  await page.waitForURL('**/assets?at=*');
  await page.getByText('This page tells of now all the same.').waitFor();
  await page.locator('tbody').getByRole('link', { name: 'ws-disp-01', exact: true }).click();
  await page.waitForURL('**/assets/ws-disp-01?at=*');
  await answered(page);
  await page.getByText('components on').waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.waitForFunction(() => !location.search.includes('at='));
  expect(await bar.getAttribute('data-now')).toBe('true');
  await page.goBack();
  await page.waitForURL('**/assets/ws-disp-01?at=*');
  await page.close();
});

test('a time that is none is now', async () => {
  const { page, complaints } = await stage.open('/?q=gone&at=yesterday&from=2026-01-01');
  expect(await page.getByRole('region', { name: 'Time' }).getAttribute('data-now')).toBe('true');
  expect(complaints).toEqual([]);
  await page.close();
});

test('the theme follows the system until one is chosen, and the choice stays', async () => {
  const { page } = await stage.open('/', { scheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).waitFor();
  expect(await ground()).not.toBe(dark);
  await page.reload();
  await page.getByRole('button', { name: 'Theme: light' }).waitFor();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  expect(await ground()).toBe(dark);
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  await page.getByRole('button', { name: 'Theme: as the system' }).waitFor();
  await page.close();
});

test('rows leave the page as CSV, and the answer as a command', async () => {
  const { page } = await stage.open(`/?q=${compromise}&state=past`);
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV, 8 rows' }).click()]);
  const text = (await download.createReadStream().then((stream) => stream.toArray())).join('');
  expect(text.split('\r\n')[0]).toBe('state,asset,component,version,since,until,processes,lastEvidence,why');
  expect(text.trim().split('\r\n')).toHaveLength(9);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.close();
});
