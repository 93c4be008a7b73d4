import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLicenseIndex } from './open-detector.ts';
import { ScanThread } from './scan-thread.ts';

test('a thread scans what it gets, each job for itself, until it is ended', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'waybill-thread-')), 'a.txt');
  writeFileSync(path, 'SPDX-License-Identifier: MIT\n');
  const thread = new ScanThread({ index: readLicenseIndex(), checksums: true, archives: true });
  const jobs = Promise.all([
    thread.scan([{ path: 'a', realPath: path, named: false }]),
    thread.scan([{ path: 'b', realPath: `${path}-none`, named: false }]),
  ]);
  expect(thread.load).toBe(2);
  expect(await jobs).toMatchObject([
    [{ kind: 'scanned', path: 'a', expression: 'MIT', sha1: expect.stringMatching(/^[0-9a-f]{40}$/) }],
    [{ kind: 'unreadable', path: 'b', code: 'not-found' }],
  ]);
  // So many that no thread is done with them before it is ended.
  const lost = thread.scan(Array.from({ length: 50_000 }, () => ({ path: 'a', realPath: path, named: false })));
  await Promise.all([expect(lost).rejects.toThrow('ended'), thread.end()]);
  await expect(thread.scan([])).rejects.toThrow('ended');
});
