import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';

/** What may still be unpacked of one archive, and of all that lie in it. */
export class UnpackBudget {
  #bytes: number;
  #entries: number;

  /** @param packed the size of the archive: text packs well, a bomb beyond all measure */
  constructor(packed: number) {
    this.#bytes = Math.min(limits.archivesUnpackedBytes, limits.archivedFileBytes + packed * limits.archiveRatio);
    this.#entries = limits.archivedFiles;
  }

  /** Bytes that may still be unpacked. */
  get left(): number {
    return this.#bytes;
  }

  /** @throws WaybillError `limit-exceeded` where it unpacks to more than is read */
  take(path: string, bytes: number): void {
    this.#bytes -= bytes;
    if (this.#bytes < 0) throw new WaybillError('limit-exceeded', `${path}: the archive unpacks to more than is read`);
  }

  /** @throws WaybillError `limit-exceeded` for more entries than are read */
  countEntry(path: string): void {
    if (--this.#entries < 0) throw new WaybillError('limit-exceeded', `${path} has more than ${limits.archivedFiles} files`);
  }
}
