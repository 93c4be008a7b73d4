import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findChromium } from './browser.ts';

/** The pages are tested as they are shipped, so they are built from the sources under test first. */
export async function setup(): Promise<void> {
  findChromium();
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('../../tools/build.ts', import.meta.url))]);
}
