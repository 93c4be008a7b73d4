import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { messageOf, WaybillError } from '../../../domain/errors.ts';
import { programFolder } from '../../../platform/program.ts';

/** The texts of the SPDX list that come with the program, by id. @throws WaybillError `unreadable` where the program was not built whole */
export function readKnownTexts(path: string = join(programFolder(), 'dist', 'licenses.texts')): ReadonlyMap<string, string> {
  try {
    const texts = JSON.parse(zstdDecompressSync(readFileSync(path)).toString('utf8')) as Readonly<Record<string, string>>;
    return new Map(Object.entries(texts));
  } catch (error) {
    const message = `The licence texts ${path} cannot be read: ${messageOf(error)}. Build or install the program again.`;
    throw new WaybillError('unreadable', message, { place: { path }, cause: error });
  }
}
