import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, startBrowser } from './browser.ts';
import { openPage } from './stage.ts';

const program = fileURLToPath(new URL('../../app/dist/waybill.cjs', import.meta.url));
const screenshots = fileURLToPath(new URL('../../screenshots/', import.meta.url));

let demo: ChildProcess;
let address: URL;
let browser: Browser;

beforeAll(async () => {
  await mkdir(screenshots, { recursive: true });
  demo = spawn(process.execPath, [program, 'demo', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  address = await printedAddress(demo);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  demo?.kill('SIGTERM');
  if (demo?.exitCode === null) await once(demo, 'exit');
});

async function printedAddress({ stdout }: ChildProcess): Promise<URL> {
  for await (const line of createInterface({ input: stdout! })) {
    const found = /http:\/\/\S+/.exec(line)?.[0];
    if (found) return new URL(found);
  }
  throw new Error('The demo ended without an address.');
}

test('the demo opens on the answer, from a real ledger', async () => {
  const { page, complaints, foreign, violations } = await openPage(browser, address.origin, address.pathname + address.search);
  expect(await page.locator('main h1').innerText()).toMatch(/^Yes\. \d+ assets have it now, \d+ had it, \d+ cannot be told\.$/);
  expect(await page.locator('tbody tr').first().innerText()).toContain('affected');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${screenshots}demo-answer.png` });
  expect(await violations()).toEqual([]);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await page.close();
});

test.each(['/', '/today', '/assets', '/coverage'])('%s has its answer', async (path) => {
  const { page, complaints, foreign, violations } = await openPage(browser, address.origin, path);
  await page.screenshot({ path: `${screenshots}demo${path === '/' ? '-home' : path.replace('/', '-')}.png` });
  expect(await violations()).toEqual([]);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await page.close();
});

test('from the answer to an asset, and what changed on it', async () => {
  const { page, complaints } = await openPage(browser, address.origin, address.pathname + address.search);
  await page.locator('tbody').getByRole('link').first().click();
  await page.waitForURL('**/assets/*');
  await page.getByRole('slider', { name: 'Compare from' }).waitFor();
  await page.getByText(/changed, \d+ came, \d+ went|nothing changed/).waitFor();
  await page.screenshot({ path: `${screenshots}demo-asset.png` });
  expect(complaints).toEqual([]);
  await page.close();
});
