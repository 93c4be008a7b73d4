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
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, WAYBILL_KEEP_CODE: '1' } } as const;
  const run = (...args: string[]) => {
    const { error, status, stdout, stderr } = spawnSync(launcher, ['--data', folder, ...args], options);
    // Without a shell there is no launcher, and nothing to warm: what it runs is named by its flags.
    if (error) return undefined;
    if (status !== 0 && status !== 1) throw new Error(`waybill ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  };
  try {
    const [sbom, record] = [join(folder, 'sbom.json'), join(folder, 'record.json')];
    if (run('generate', root, '-o', `cyclonedx=${sbom}`) === undefined) return;
    await writeFile(record, JSON.stringify(recordOn('vite')));
    run('advisories', 'import', record);
    run('ingest', sbom, '-o', 'jsonl');
    run('where', 'vite');
    run('check', sbom, '-o', 'jsonl', '-o', 'table');
    run('validate', sbom);
    run('license', 'scan', join(root, 'LICENSE'));
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
