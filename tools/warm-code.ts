import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const launcher = join(root, 'app/bin/waybill');

/**
 * Runs what people and pipelines call most, once, so that the compiled code of it is kept (`app/src/platform/kept-code.ts`) before the first of them
 * does. The document is this project's own.
 */
export async function warmCode(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-warm-'));
  const env = { ...process.env, WAYBILL_KEEP_CODE: '1' };
  /** What does not run here leaves a first run slower, and is no reason to fail a build: without a shell, for one, there is no launcher. */
  const runs = (...args: string[]) => spawnSync(launcher, ['--data', folder, ...args], { stdio: 'ignore', env }).error === undefined;
  try {
    const [sbom, record] = [join(folder, 'sbom.json'), join(folder, 'record.json')];
    await writeFile(record, JSON.stringify(recordOn('vite')));
    const commands = [
      ['generate', root, '-o', `cyclonedx=${sbom}`],
      ['advisories', 'import', record],
      ['ingest', sbom, '-o', 'jsonl'],
      ['where', 'vite'],
      ['check', sbom, '-o', 'jsonl', '-o', 'table'],
      ['validate', sbom],
      ['license', 'scan', join(root, 'LICENSE')],
    ];
    for (const args of commands) if (!runs(...args)) return;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function recordOn(name: string) {
  const ranges = [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '999.0.0' }] }];
  return {
    schema_version: '1.6.0',
    id: 'EXAMPLE-1',
    modified: '2026-01-01T00:00:00Z',
    summary: 'Affects what this project is built with, so that there is something to tell',
    affected: [{ package: { ecosystem: 'npm', name }, ranges }],
  };
}
