import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compromise } from './company/where-answers.ts';
import { answered, type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage?.close());

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element?.closest('label') ?? (element?.id ? document.querySelector(`label[for="${element.id}"]`) : null);
    return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
  });

const search = (page: Page) => new URL(page.url()).searchParams;

test('the tab goes through a page as it is read', async () => {
  const { page } = await stage.open(`/?q=${compromise}`);
  const order: string[] = [];
  for (let step = 0; step < 22; step += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused(page));
  }
  expect(order.slice(0, 11)).toEqual([
    'To the answer',
    'Waybill',
    'Ask for a name, purl, range, hash, signer, CVE, supplier, domain or host',
    'Today',
    'Inventory',
    'Findings',
    'Coverage',
    'Keys',
    'Theme: as the system',
    'Now',
    '35 assets',
  ]);
  expect(order).toContain('Export');
  expect(order.indexOf('Export')).toBeGreaterThan(order.indexOf('35 assets'));
  await page.close();
});

test('the first tab and Enter skip the header', async () => {
  const { page } = await stage.open(`/?q=${compromise}`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('35 assets');
  await page.close();
});

test.each(['/', 'Control+k'])('%s goes to the box, which tells what it understood, and Enter asks', async (key) => {
  const { page } = await stage.open('/coverage');
  await page.keyboard.press(key);
  await page.keyboard.type('"Kontor Sync" 4.8.1..4.8.2');
  await page.getByText('versions 4.8.1 to 4.8.2').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=*');
  await answered(page);
  expect(search(page).get('q')).toBe('"Kontor Sync" 4.8.1..4.8.2');
  expect(await page.locator('h1').innerText()).toMatch(/^Yes\. 35 assets/);
  await page.close();
});

test('a host is opened from the box by arrow and Enter', async () => {
  const { page } = await stage.open('/');
  await page.keyboard.press('/');
  await page.keyboard.type('ws-pay');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/assets/ws-pay-02');
  await page.close();
});

test('what cannot be understood is said before it is asked', async () => {
  const { page } = await stage.open('/');
  await page.keyboard.press('/');
  await page.keyboard.type('pkg:');
  await page.getByText('is no package URL').waitFor();
  await page.close();
});

test('rows are walked, explained, selected and opened', async () => {
  const { page } = await stage.open(`/?q=${compromise}`);
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key);
  expect(await focused(page)).toContain('ws-disp-02');
  await page.keyboard.press('e');
  await page.getByRole('complementary', { name: 'Why ws-disp-02' }).waitFor();
  expect(search(page).get('row')).not.toBeNull();
  await page.keyboard.press('j');
  await page.getByRole('complementary', { name: 'Why ws-disp-03' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').waitFor({ state: 'detached' });
  expect(search(page).get('row')).toBeNull();
  expect(await focused(page)).toContain('ws-disp-03');
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/assets/ws-disp-03');
  await page.close();
});

test('t leads to the time, and arrows set it', async () => {
  const { page } = await stage.open(`/?q=${compromise}`);
  await page.keyboard.press('t');
  expect(await focused(page)).toBe('Now');
  await page.keyboard.press('ArrowRight');
  await page.getByLabel('Moment, UTC').waitFor();
  expect(search(page).get('at')).toMatch(/Z$/);
  await answered(page);
  expect(await page.locator('h1').innerText()).toContain('had it on');
  await page.close();
});

test('? tells the keys, Escape closes them, and no key acts while one types', async () => {
  const { page } = await stage.open(`/?q=${compromise}`);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await page.keyboard.type('?te');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('combobox').inputValue()).toBe('?te');
  await page.close();
});

test('the handles of a history are moved by arrows, and the address holds the span', async () => {
  const { page } = await stage.open('/assets/ws-disp-01');
  const handle = page.getByRole('slider', { name: 'Compare from' });
  await handle.focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/from=/);
  const first = search(page).get('from')!;
  await page.keyboard.press('Home');
  await page.waitForFunction((before) => new URL(location.href).searchParams.get('from') !== before, first);
  expect(search(page).get('from')! < first).toBe(true);
  expect(await page.getByText('3 components changed').count()).toBe(1);
  await page.close();
});
