import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leanDocument, makeDocument } from './documents.ts';
import { makeReleases } from './packages.ts';
import { seeded } from './random.ts';

/** A folder of source documents that a benchmark reads. */
export interface Input {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly bytes: number;
  readonly largest: number;
  /** The first twelve digits of the SHA-256 over all files in the order of their names. */
  readonly digest: string;
}

const temporary: string[] = [];
process.on('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** A folder for the time of the run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  temporary.push(folder);
  return folder;
}

/**
 * Documents of our own making, the same in every run. Sizes are spread as in collections of real ones: most have some dozens of components, a
 * few have thousands, and what is popular stands in many of them.
 */
export function generatedDocuments(count: number, seed: number): Input {
  const random = seeded(seed);
  const releases = makeReleases(20_000, random);
  const folder = temporaryFolder();
  for (let index = 0; index < count; index++) {
    const size = Math.ceil(8 * 150 ** random.next());
    const chosen = new Set(Array.from({ length: size }, () => releases[Math.floor(releases.length * random.next() ** 2)]!));
    writeFileSync(join(folder, `${String(index).padStart(4, '0')}.json`), makeDocument(index, [...chosen], random));
  }
  return describe(`${count} generated documents, seed ${seed}`, folder);
}

/** 100 documents of 1,000 components each, out of `distinct` ones, that say of them no more than name, version and purl: about 200 kB a document. */
export function leanDocuments(distinct: number, seed: number): Input {
  const random = seeded(seed);
  const releases = makeReleases(distinct, random);
  const folder = temporaryFolder();
  for (let index = 0; index < 100; index++) {
    const chosen = new Set<number>();
    while (chosen.size < 1000) chosen.add(distinct === 100_000 ? index * 1000 + chosen.size : Math.floor(distinct * random.next() ** 2));
    writeFileSync(
      join(folder, `${String(index).padStart(3, '0')}.json`),
      leanDocument(
        index,
        [...chosen].map((at) => releases[at]!),
      ),
    );
  }
  return describe(`100 documents of 1,000 components, ${distinct} different ones, seed ${seed}`, folder);
}

/** Real documents, where they are at hand: `WAYBILL_CORPUS` names their folder, or they lie beside the checkout. */
export function corpusDocuments(): Input | undefined {
  const beside = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  const folder = join(process.env.WAYBILL_CORPUS ?? beside, 'sboms');
  return existsSync(folder) ? describe('real documents', folder) : undefined;
}

function describe(name: string, folder: string): Input {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => join(folder, path));
  const hash = createHash('sha256');
  let bytes = 0;
  let largest = 0;
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(content);
    bytes += content.length;
    largest = Math.max(largest, content.length);
  }
  return { name, folder, files, bytes, largest, digest: hash.digest('hex').slice(0, 12) };
}
