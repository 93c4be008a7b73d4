import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WaybillError } from '../../domain/errors.ts';
import { programFolder } from '../../platform/program.ts';
import type { ScannedFile } from './scan-file.ts';
import type { ScanTarget } from './scan-targets.ts';

/** What a thread starts with: the compiled licence list, in shared memory. */
export interface ThreadData {
  readonly index: Uint8Array;
  readonly checksums: boolean;
  readonly archives: boolean;
}

/** Files that a thread is to scan. */
export interface ScanJob {
  readonly id: number;
  readonly targets: readonly ScanTarget[];
}

export interface ScanReply {
  readonly id: number;
  readonly files: readonly ScannedFile[];
}

interface Waiting {
  resolve(files: readonly ScannedFile[]): void;
  reject(error: Error): void;
}

/** A thread of its own that scans files. */
export class ScanThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #failed: Error | undefined;

  constructor(data: ThreadData) {
    this.#worker = new Worker(join(programFolder(), 'dist', 'scan-worker.cjs'), { workerData: data });
    this.#worker.unref();
    this.#worker.on('message', ({ id, files }: ScanReply) => {
      this.#waiting.get(id)?.resolve(files);
      this.#waiting.delete(id);
    });
    this.#worker.on('error', (error) => this.#fail(error as Error));
    this.#worker.on('exit', () => this.#fail(new WaybillError('internal', 'a thread ended before its work did')));
  }

  /** How many jobs wait for their answer. */
  get load(): number {
    return this.#waiting.size;
  }

  /** @throws whatever ended the thread */
  scan(targets: readonly ScanTarget[]): Promise<readonly ScannedFile[]> {
    if (this.#failed) return Promise.reject(this.#failed);
    const id = this.#next++;
    this.#worker.ref();
    return new Promise<readonly ScannedFile[]>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, targets } satisfies ScanJob);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
