import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const launcher = join(root, 'app/bin/waybill');

/** Ecosystems of advisories, and how purls spell a package of each. */
const ecosystems: Readonly<Record<string, string>> = {
  npm: 'npm/left',
  PyPI: 'pypi/left',
  Go: 'golang/example.org/left',
  Maven: 'maven/org.example/left',
  'crates.io': 'cargo/left',
  RubyGems: 'gem/left',
  Packagist: 'composer/example/left',
  NuGet: 'nuget/left',
  'Debian:12': 'deb/debian/left',
  'Alpine:v3.20': 'apk/alpine/left',
};

/**
 * Runs what people and pipelines call most, once, so that the compiled code of it is kept (`app/src/platform/kept-code.ts`) before the first of them
 * does.
 */
export async function warmCode(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waybill-warm-'));
  const env = { ...process.env, WAYBILL_KEEP_CODE: '1' };
  /** What does not run here leaves a first run slower, and is no reason to fail a build: without a shell, for one, there is no launcher. */
  const runs = (...args: string[]) => spawnSync(launcher, ['--data', folder, ...args], { stdio: 'ignore', env }).error === undefined;
  try {
    const [own, sbom, records] = ['own.json', 'sbom.json', 'records.json'].map((name) => join(folder, name)) as [string, string, string];
    await writeFile(sbom, JSON.stringify(sampleDocument()));
    await writeFile(records, JSON.stringify(Object.keys(ecosystems).map(recordOn)));
    const commands = [
      ['generate', root, '-o', `cyclonedx=${own}`],
      ['advisories', 'import', records],
      ['ingest', own, sbom, '-o', 'jsonl'],
      ['where', 'left'],
      ['check', own, sbom, '-o', 'jsonl', '-o', 'table'],
      ['validate', own, '-o', 'table', '-o', 'jsonl'],
      ['license', 'scan', join(root, 'LICENSE')],
    ];
    for (const args of commands) if (!runs(...args)) return;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A package of each ecosystem that is affected, and one that is not; each needs the next. */
function sampleDocument() {
  const refs = Object.values(ecosystems).flatMap((path) => [`pkg:${path}@1.0.0`, `pkg:${path}-pad@1.0.0`]);
  const components = refs.map((purl) => ({ type: 'library', 'bom-ref': purl, name: 'left', version: '1.0.0', purl }));
  const dependencies = ['root', ...refs].map((ref, at) => ({ ref, dependsOn: refs.slice(at, at + 2) }));
  const component = { type: 'application', 'bom-ref': 'root', name: 'sample', version: '1' };
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component }, components, dependencies };
}

function recordOn(ecosystem: string, at: number) {
  const [, ...path] = ecosystems[ecosystem]!.split('/');
  const name = path.join(ecosystem === 'Maven' ? ':' : '/').replace(/^(?:debian|alpine)\//, '');
  const ranges = [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }];
  return {
    schema_version: '1.6.0',
    id: `EXAMPLE-${at}`,
    modified: '2026-01-01T00:00:00Z',
    summary: 'Affects what stands in the sample, so that there is something to tell',
    affected: [{ package: { ecosystem, name }, ranges }],
  };
}
