import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});

afterAll(() => stage?.close());

test.each([1440, 390])('a hundred thousand rows scroll, and only those in sight are drawn, at %i', async (width) => {
  const { page, complaints } = await stage.open('/?q=every*', { width });
  const drawn = () => page.locator('tbody tr[data-index]').count();
  const lastDrawn = () => page.locator('tbody tr[data-index]').last().getAttribute('aria-rowindex').then(Number);
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
  expect(await drawn()).toBeLessThan(100);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  await page.waitForFunction(() => Number(document.querySelector('tbody tr[data-index]')?.getAttribute('data-index')) > 40_000);
  expect(await drawn()).toBeLessThan(100);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.querySelector('tbody tr[aria-rowindex="100001"]') !== null);
  expect(await lastDrawn()).toBe(100_001);
  expect(complaints).toEqual([]);
  await page.close();
});

test('keys walk through rows that are not drawn yet, and the row stands clear of the header', async () => {
  const { page } = await stage.open('/?q=every*');
  await page.keyboard.press('j');
  for (let step = 0; step < 120; step += 1) await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '120');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '99999');
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('k');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '99939');
  const clear = await page.evaluate(() => {
    const row = document.activeElement!.getBoundingClientRect();
    const head = document.querySelector('thead th')!.getBoundingClientRect();
    return row.top >= head.bottom - 1 && row.bottom <= window.innerHeight;
  });
  expect(clear).toBe(true);
  await page.close();
});
