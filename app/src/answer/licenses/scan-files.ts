import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { expectSearch } from '../../platform/engine.ts';
import { openDetector, readLicenseIndex } from './open-detector.ts';
import { type FileScan, type ScannedFile, scanFile } from './scan-file.ts';
import type { ScanTarget } from './scan-targets.ts';
import type { ScanThread } from './scan-thread.ts';

/** So much is scanned without further threads, where nobody asked for them: each has to warm up before it is of use, which takes as long as that. */
const aloneBytes = 16 * 1_048_576;

/** Files that a thread gets at a time, and how many of such jobs each may have waiting: one with a large file must not hold up the others. */
const jobFiles = 32;
const jobsWaiting = 16;

/** More threads than this do not pay: one reads the folders for all of them. */
const maxThreads = 4;

export interface ScanWork {
  /** What `-` stands for. */
  readonly stdin?: Readable | undefined;
  readonly checksums: boolean;
  /** Whether archives are looked into; they are where it is not said. */
  readonly archives?: boolean;
  /** Threads beside this one for large trees; as many as pay here when undefined. */
  readonly threads?: number | undefined;
  /** The compiled licence list, in shared memory; the one that comes with the program when undefined. */
  readonly index?: Uint8Array | undefined;
}

/** Scans files, in their order: small trees on this thread, the rest of large ones on two or more of their own. */
export async function* scanFiles(targets: AsyncIterable<ScanTarget>, work: ScanWork): AsyncIterable<ScannedFile> {
  const { stdin, checksums, archives = true, threads = threadsHere(), index = readLicenseIndex() } = work;
  const scan: FileScan = { detector: openDetector(index), checksums, archives, stdin };
  const rest = targets[Symbol.asyncIterator]();
  expectSearch();
  const alone = work.threads === undefined ? aloneBytes : 0;
  for (let bytes = 0; threads === 0 || bytes < alone; ) {
    const next = await rest.next();
    if (next.done) return;
    for (const file of await scanFile(next.value, scan)) {
      if (file.kind === 'scanned') bytes += file.bytes;
      yield file;
    }
  }
  const { ScanThread } = await import('./scan-thread.ts');
  const pool = Array.from({ length: threads }, () => new ScanThread({ index, checksums, archives }));
  try {
    yield* scanInThreads(rest, pool, scan);
  } finally {
    await Promise.all(pool.map((thread) => thread.end()));
  }
}

function threadsHere(): number {
  const threads = Math.min(availableParallelism(), maxThreads);
  return threads < 2 ? 0 : threads;
}

async function* scanInThreads(targets: AsyncIterator<ScanTarget>, pool: readonly ScanThread[], here: FileScan): AsyncIterable<ScannedFile> {
  const waiting: Promise<readonly ScannedFile[]>[] = [];
  // What a thread could not do is done here: a fault of one file must not lose the others of its job.
  const scanHere = async (job: readonly ScanTarget[]) => {
    const files: ScannedFile[] = [];
    for (const target of job) files.push(...(await scanFile(target, here)));
    return files;
  };
  const scan = (job: readonly ScanTarget[]) => {
    const thread = pool.reduce((a, b) => (b.load < a.load ? b : a));
    return job.some(({ realPath }) => realPath === undefined) ? scanHere(job) : thread.scan(job).catch(() => scanHere(job));
  };
  for (let job = await take(targets, jobFiles); job.length > 0; job = await take(targets, jobFiles)) {
    waiting.push(scan(job));
    if (waiting.length >= pool.length * jobsWaiting) yield* await waiting.shift()!;
  }
  for (const files of waiting) yield* await files;
}

async function take(targets: AsyncIterator<ScanTarget>, count: number): Promise<ScanTarget[]> {
  const taken: ScanTarget[] = [];
  while (taken.length < count) {
    const next = await targets.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}
