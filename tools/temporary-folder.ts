import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests write into the system's temporary folder goes into one of their own, which is removed when all have ended. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-tests-'));
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
