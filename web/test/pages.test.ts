import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compromise } from './company/where-answers.ts';
import { type Scheme, type Stage, setStage } from './stage.ts';

const screenshots = fileURLToPath(new URL('../../screenshots/', import.meta.url));

let stage: Stage;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  stage = await setStage();
});

afterAll(() => stage?.close());

/** Each page, and each state that a page can be in. */
const pages = [
  ['home', '/', 'Do we run it?'],
  ['ask', `/?q=${compromise}`, 'Yes. 35 assets have it now, 8 had it, 8 cannot be told.'],
  ['ask-past', `/?q=${compromise}&from=2026-01-01T00:00:00Z&to=2030-01-01T00:00:00Z`, 'Yes. 43 assets had it between 1 Jan'],
  ['ask-absent', '/?q=lodash', 'No. No asset has it'],
  ['ask-gone', '/?q=gone', 'Not now. 8 assets had it.'],
  ['ask-hidden', '/?q=hidden', 'It cannot be told. 9 assets may have it.'],
  ['today', '/today', '3 things to decide'],
  ['assets', '/assets', '65 assets'],
  ['asset', '/assets/ws-disp-01', 'ws-disp-01 host'],
  ['asset-unseen', '/assets/label-printer-3', 'label-printer-3 device'],
  ['findings', '/findings', '3 findings are open: 1 to act on, 1 to attend to, 1 to track.'],
  ['findings-changes', '/findings?view=changes', '3 findings are open'],
  ['finding', '/findings?row=CVE-2026-10001%2F12', '3 findings are open'],
  ['coverage', '/coverage', '56 of 65 assets can be seen. 9 cannot tell.'],
  ['lost', '/nowhere', 'No page is here.'],
] as const;

const views = (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => [scheme, width] as const));

describe.each(views)('in %s at %i', (scheme: Scheme, width: number) => {
  test.each(pages)('%s', async (name, path, sentence) => {
    const { page, complaints, foreign, violations } = await stage.open(path, { scheme, width });
    await page.waitForTimeout(name.startsWith('ask') ? 600 : 150);
    await page.screenshot({ path: `${screenshots}${name}-${scheme}-${width}.png` });
    const first = page.locator('main h1, main h2, main p').first();
    expect((await first.innerText()).replaceAll('\u202f', ' ')).toContain(sentence);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(await violations()).toEqual([]);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });

  test('the explanation of a row', async () => {
    const { page, complaints, violations } = await stage.open(`/?q=${compromise}`, { scheme, width });
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    const drawer = page.getByRole('complementary', { name: 'Why ws-disp-01' });
    await drawer.waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${screenshots}why-${scheme}-${width}.png` });
    expect(await drawer.innerText()).toContain('affected because');
    expect(await violations()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the box, while one types', async () => {
    const { page, complaints, violations } = await stage.open('/today', { scheme, width });
    await page.keyboard.press('/');
    await page.waitForTimeout(100);
    await page.screenshot({ path: `${screenshots}box-empty-${scheme}-${width}.png` });
    await page.keyboard.type('ws-pay');
    await page.getByText('name “ws-pay”').waitFor();
    await page.screenshot({ path: `${screenshots}box-${scheme}-${width}.png` });
    expect(await violations()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a question that is refused', async () => {
    const { page, violations } = await stage.open('/?q=pkg:', { scheme, width });
    await page.screenshot({ path: `${screenshots}failed-${scheme}-${width}.png` });
    expect(await page.getByRole('alert').innerText()).toContain('is no package URL');
    expect(await violations()).toEqual([]);
    await page.close();
  });

  test('the keys', async () => {
    const { page, violations } = await stage.open('/', { scheme, width });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${screenshots}keys-${scheme}-${width}.png` });
    expect(await violations()).toEqual([]);
    await page.close();
  });
});
