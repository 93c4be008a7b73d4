import { parentPort, workerData } from 'node:worker_threads';
import { openDetector } from './open-detector.ts';
import { scanFile } from './scan-file.ts';
import type { ScanJob, ScanReply } from './scan-thread.ts';

/** The other side of a `ScanThread`: scans the files of each job, in order. */
const detector = openDetector((workerData as { readonly index: Uint8Array }).index);

parentPort!.on('message', async ({ id, targets }: ScanJob) => {
  const files = [];
  for (const target of targets) files.push(await scanFile(target, detector));
  parentPort!.postMessage({ id, files } satisfies ScanReply);
});
