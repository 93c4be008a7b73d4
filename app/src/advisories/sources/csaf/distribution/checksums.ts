import { WaybillError } from '../../../../domain/errors.ts';
import type { Gap } from '../../../../domain/gap.ts';
import { limits } from '../../../../platform/limits.ts';
import { checkBytes, checksumEndings, readChecksum } from '../../../feed/checksum.ts';
import type { FeedRequest } from '../../../fetch/connector.ts';
import type { ListedDocument } from './listed-document.ts';

/** Compares documents with the checksums that stand beside them, and counts those that have none. */
export interface ChecksumChecker {
  check(document: ListedDocument, path: string, bytes: Uint8Array): Promise<Gap | undefined>;
  readonly unchecked: () => number;
}

/** After so many documents of a folder without any checksum, none is looked for in it any more. */
const enough = 5;

export function openChecksumChecker(request: FeedRequest): ChecksumChecker {
  /** How many documents of a folder have none, while none has one. */
  const lacking = new Map<string, number>();
  let unchecked = 0;

  async function read(url: string, isNamed: boolean) {
    const answer = await request.get(url, { maxBytes: limits.checksumBytes }).catch((error) => {
      // What is only looked for may be refused with any status; what a list names must be had.
      if (isNamed || !(error instanceof WaybillError)) throw error;
      return { status: 'missing' as const };
    });
    return answer.status === 'fetched' ? readChecksum(answer.bytes.toString('latin1')) : undefined;
  }

  return {
    unchecked: () => unchecked,
    async check(document, path, bytes) {
      const folder = document.url.slice(0, document.url.lastIndexOf('/'));
      const lacks = lacking.get(folder) ?? 0;
      const places = document.checksums ?? (lacks >= enough ? [] : checksumEndings.map((ending) => document.url + ending));
      for (const place of places) {
        const checksum = await read(place, document.checksums !== undefined);
        if (!checksum) continue;
        lacking.set(folder, Number.NEGATIVE_INFINITY);
        return checkBytes(path, bytes, checksum);
      }
      if (document.checksums === undefined) lacking.set(folder, lacks + 1);
      unchecked += 1;
      return undefined;
    },
  };
}
