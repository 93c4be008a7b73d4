import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { expectSearch } from '../../platform/engine.ts';
import { openDetector, readLicenseIndex } from './open-detector.ts';
import { type FileScan, type ScannedFile, scanFile } from './scan-file.ts';
import type { ScanTarget } from './scan-targets.ts';
import type { ScanThread } from './scan-thread.ts';

/** So much is scanned without further threads, where nobody asked for them: each has to warm up before it is of use, which takes as long as that. */
const aloneBytes = 16 * 1_048_576;

/**
 * Files that a thread gets at a time, how many of such jobs each has before it so that it need not wait for this one, and how many may be waited for in
 * all: one with a large file must not hold up the others.
 */
const jobFiles = 32;
const jobsAhead = 3;
const jobsWaiting = 32;

/** More threads than this do not pay: one reads the folders for all of them. */
const maxThreads = 4;

export interface ScanWork {
  /** What `-` stands for. */
  readonly stdin?: Readable | undefined;
  readonly checksums: boolean;
  /** Whether archives are looked into; they are where it is not said. */
  readonly archives?: boolean;
  /** Threads for large trees, this one among them; as many as pay here when undefined. */
  readonly threads?: number | undefined;
  /** The compiled licence list, in shared memory; the one that comes with the program when undefined. */
  readonly index?: Uint8Array | undefined;
}

/** Scans files, in their order: small trees on this thread, the rest of large ones on others as well. */
export async function* scanFiles(targets: AsyncIterable<ScanTarget>, work: ScanWork): AsyncIterable<ScannedFile> {
  const { stdin, checksums, archives = true, threads = threadsHere(), index = readLicenseIndex() } = work;
  const scan: FileScan = { detector: openDetector(index), checksums, archives, stdin };
  const rest = targets[Symbol.asyncIterator]();
  expectSearch();
  const alone = work.threads === undefined ? aloneBytes : 0;
  for (let bytes = 0; threads < 2 || bytes < alone; ) {
    const next = await rest.next();
    if (next.done) return;
    for (const file of await scanFile(next.value, scan)) {
      if (file.kind === 'scanned') bytes += file.bytes;
      yield file;
    }
  }
  const { ScanThread } = await import('./scan-thread.ts');
  const pool = Array.from({ length: threads - 1 }, () => new ScanThread({ index, checksums, archives }));
  try {
    yield* scanInThreads(rest, pool, scan);
  } finally {
    await Promise.all(pool.map((thread) => thread.end()));
  }
}

function threadsHere(): number {
  return Math.min(availableParallelism(), maxThreads);
}

/** This thread scans as well, for it is warm, whenever the others have enough before them. */
async function* scanInThreads(targets: AsyncIterator<ScanTarget>, pool: readonly ScanThread[], here: FileScan): AsyncIterable<ScannedFile> {
  const waiting: Promise<readonly ScannedFile[]>[] = [];
  const scanHere = async (job: readonly ScanTarget[]) => {
    const files: ScannedFile[] = [];
    for (const target of job) files.push(...(await scanFile(target, here)));
    return files;
  };
  for (let job = await take(targets, jobFiles); job.length > 0; job = await take(targets, jobFiles)) {
    const thread = job.some(({ realPath }) => realPath === undefined) ? undefined : pool.find(({ load }) => load < jobsAhead);
    if (thread) {
      const given = job;
      // What a thread could not do is done here: a fault of one file must not lose the others of its job.
      waiting.push(thread.scan(given).catch(() => scanHere(given)));
    } else {
      waiting.push(scanHere(job));
      // For the answers of the others to be heard.
      await nextTurn();
    }
    if (waiting.length >= jobsWaiting) yield* await waiting.shift()!;
  }
  for (const files of waiting) yield* await files;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
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
