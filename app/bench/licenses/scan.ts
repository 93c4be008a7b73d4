import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../inputs.ts';
import { type Cost, launcherFlags, medianOf, program, runNode, tell } from '../measure.ts';
import { sourcesWithNotices, treeOfPackages } from './speed.ts';

const mebibyte = 1024 * 1024;
const rounds = 3;
const packages = 4361;
const copies = 20;

/** Whole scans by the program as it is built: starting, a tree of licence files, sources; on one thread and on two. */
export function benchLicenseScan(): void {
  const folder = temporaryFolder();
  const one = write(join(folder, 'one'), ['hi']);
  const licences = write(join(folder, 'licences'), treeOfPackages(packages));
  const sources = write(join(folder, 'sources'), Array.from({ length: copies }, largeSources).flat());

  const start = scan(one, 0);
  tell('start of a scan', start.cpu, 120, 'ms CPU');
  tell('memory of a scan', start.peak / mebibyte, 150, 'MiB');
  for (const [name, tree, least] of [
    ['licence files', licences, 6.7],
    ['sources', sources, 30],
  ] as const) {
    const [alone, two] = [scan(tree, 0), scan(tree, 2)];
    const speed = tree.bytes / 1000 / (alone.cpu - start.cpu);
    tell(
      `${name}, ms CPU for each MB`,
      1000 / speed,
      1000 / least,
      `${speed.toFixed(1)} MB/s without the start, ${alone.cpu.toFixed(0)} ms in all, over ${tree.files} files, ${(tree.bytes / 1e6).toFixed(1)} MB`,
    );
    tell(`${name}, CPU of two threads against one`, two.cpu / alone.cpu, 1.5, `${two.cpu.toFixed(0)} ms`);
    tell(`${name}, time of two threads against one`, two.took / alone.took, 0.75, 'says little where other work keeps the cores busy');
  }
}

/** Four files of ours are one of the usual size. */
function largeSources(): string[] {
  const sources = sourcesWithNotices();
  return Array.from({ length: Math.ceil(sources.length / 4) }, (_, at) => sources.slice(4 * at, 4 * at + 4).join('\n'));
}

interface Tree {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** Each file in a folder of its own, as packages are. */
function write(path: string, files: readonly string[]): Tree {
  files.forEach((text, at) => {
    mkdirSync(join(path, String(at)), { recursive: true });
    writeFileSync(join(path, String(at), 'LICENSE'), text);
  });
  return { path, files: files.length, bytes: files.reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
}

function scan({ path }: Tree, threads: number): Pick<Cost, 'cpu' | 'peak'> & { readonly took: number } {
  const runs = Array.from({ length: rounds }, () => {
    const start = performance.now();
    const cost = runNode([...launcherFlags, program, 'license', 'scan', path, '--threads', String(threads), '-o', 'jsonl']);
    return { ...cost, took: performance.now() - start };
  });
  const median = (of: (run: (typeof runs)[number]) => number) => medianOf(runs.map(of));
  return { cpu: median(({ cpu }) => cpu), peak: median(({ peak }) => peak), took: median(({ took }) => took) };
}

if (import.meta.main) benchLicenseScan();
