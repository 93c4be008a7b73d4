import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { LicenseDetector, openIndex } from '../../licenses/index.ts';
import { programFolder } from '../../platform/program.ts';

/**
 * The compiled licence list that comes with the program, in memory that threads share.
 *
 * @throws WaybillError `unreadable` where the program was not built whole
 */
export function readLicenseIndex(path: string = join(programFolder(), 'dist', 'licenses.index')): Uint8Array {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const bytes = new Uint8Array(new SharedArrayBuffer(size));
      for (let at = 0; at < size; ) {
        const read = readSync(file, bytes, at, size - at, at);
        if (read === 0) break;
        at += read;
      }
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const message = `The licence index ${path} cannot be read: ${messageOf(error)}. Build or install the program again.`;
    throw new WaybillError('unreadable', message, { place: { path }, cause: error });
  }
}

/** A detector for the licences of the SPDX list. */
export function openDetector(index: Uint8Array = readLicenseIndex()): LicenseDetector {
  return new LicenseDetector(openIndex(index));
}
