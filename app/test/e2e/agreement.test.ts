import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { waybill } from './program.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

interface Listed {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
}

/** What a package manager's own list prints; undefined where this machine has none. */
function listOf(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, {
      cwd: project,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (thrown) {
    // npm lists what it has, and ends with an error where an optional peer is not there.
    const { stdout } = thrown as { stdout?: string };
    return stdout?.startsWith('{') ? stdout : undefined;
  }
}

async function generated(args: readonly string[]) {
  const { stdout } = await waybill(['generate', ...args, '-o', 'cyclonedx']);
  return JSON.parse(stdout);
}

const npm = listOf('npm', ['ls', '--all', '--json', '--package-lock-only']);
const fields = ['Package', 'Version', 'Architecture', 'db:Status-Status'].map((field) => `\${${field}}`);
const dpkg = listOf('dpkg-query', ['-W', '-f', `${fields.join('\t')}\n`]);

test.skipIf(npm === undefined)('this project, as npm lists it: every package, every need, each with its line', async () => {
  const packages = new Set<string>();
  const needs = new Set<string>();
  const pending: [string, Listed][] = [['root', JSON.parse(npm!)]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const [name, listed] of Object.entries(next[1].dependencies ?? {})) {
      if (listed.version === undefined) continue;
      const id = `${name}@${listed.version}`;
      packages.add(id);
      needs.add(`${next[0]} > ${id}`);
      pending.push([id, listed]);
    }
  }
  const { components, dependencies, metadata } = await generated([project]);
  const nameOf = ({ group, name, version }: Record<string, string>) => `${group === undefined ? '' : `${group}/`}${name}@${version}`;
  const byRef = new Map<string, string>(components.map((component: Record<string, string>) => [component['bom-ref'], nameOf(component)]));
  byRef.set(metadata.component['bom-ref'], 'root');
  const told = new Set<string>(
    dependencies.flatMap(({ ref, dependsOn = [] }: { ref: string; dependsOn?: string[] }) =>
      dependsOn.map((to) => `${byRef.get(ref)} > ${byRef.get(to)}`),
    ),
  );
  expect([...packages].filter((id) => ![...byRef.values()].includes(id))).toEqual([]);
  expect([...byRef.values()].filter((id) => id !== 'root' && !packages.has(id))).toEqual([]);
  expect([...needs].filter((need) => !told.has(need))).toEqual([]);
  const unlined = components.filter(
    ({ evidence }: { evidence: { occurrences: { line?: number }[] } }) => !evidence.occurrences.some(({ line }) => line),
  );
  expect(unlined).toEqual([]);
  expect(components.filter(({ purl, hashes }: { purl?: string; hashes?: object[] }) => purl && !hashes)).toEqual([]);
});

test.skipIf(dpkg === undefined)('this machine, as dpkg lists it', async () => {
  const listed = dpkg!.split('\n').flatMap((line) => {
    const [name, version, architecture, status] = line.split('\t');
    return status === 'installed' ? [`${name} ${version} ${architecture}`] : [];
  });
  const { components } = await generated([]);
  const told = components.flatMap(({ name, version, purl }: { name: string; version: string; purl?: string }) =>
    purl?.startsWith('pkg:deb/') ? [`${name} ${version} ${/arch=(\w+)/.exec(purl)?.[1]}`] : [],
  );
  expect(told.toSorted()).toEqual(listed.toSorted());
});
