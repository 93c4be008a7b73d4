import { parentPort, workerData } from 'node:worker_threads';
import { openDetector } from './open-detector.ts';
import { type ScannedFile, scanFile } from './scan-file.ts';
import type { ScanJob, ScanReply, ThreadData } from './scan-thread.ts';

/** The other side of a `ScanThread`: scans the files of each job, in order. */
const { index, checksums, archives } = workerData as ThreadData;
const detector = openDetector(index);

parentPort!.on('message', async ({ id, targets }: ScanJob) => {
  const files: ScannedFile[] = [];
  for (const target of targets) files.push(...(await scanFile(target, { detector, checksums, archives })));
  parentPort!.postMessage({ id, files } satisfies ScanReply);
});
