import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type Server, startServer } from '../../app/src/show/http/server.ts';
import { type Browser, startBrowser } from './browser.ts';
import { company, deciders } from './company/company.ts';
import { type Watched, watch } from './watch.ts';

export type Scheme = 'light' | 'dark';

export interface Stage {
  readonly server: Server;
  readonly browser: Browser;
  /** Opens an address of the application in a page of its own, and waits for its answer. */
  open(path: string, options?: { readonly scheme?: Scheme; readonly width?: number }): Promise<Watched>;
  close(): Promise<void>;
}

/** A real server with the company's answers, and a browser in front of it. */
export async function setStage(): Promise<Stage> {
  const webFolder = fileURLToPath(new URL('../../app/dist/web', import.meta.url));
  const server = await startServer({ questions: company, decisions: deciders, webFolder, port: 0, version: 'test' });
  const browser = await startBrowser();
  return {
    server,
    browser,
    open: (path, options) => openPage(browser, server.url, path, options),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

export async function openPage(
  browser: Browser,
  origin: string,
  path: string,
  { scheme = 'light', width = 1440 }: { readonly scheme?: Scheme; readonly width?: number } = {},
): Promise<Watched> {
  const page = await browser.context.newPage();
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
  const watched = watch(page, origin);
  await page.goto(origin + path);
  await answered(page);
  return watched;
}

/** Waits until the page has its answer, or says that it has none. */
export async function answered(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}
