import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { WaybillError } from '../../domain/errors.ts';
import { compileIndex, findLicenseId, type LicenseText, writeIndex } from '../../licenses/index.ts';
import { filePieces } from '../../platform/files/file-pieces.ts';
import { readKnownTexts } from './notice/known-texts.ts';
import { scanTargets } from './scan-targets.ts';

/** Own licences, and the bytes of each. */
const maxLicenses = 2000;
const maxText = 1024 * 1024;

/**
 * The licence list with the texts of a folder beside those of SPDX, compiled; takes about two seconds. Each file is one licence, and its name
 * the id: `LicenseRef-Acme.txt`, `Acme.txt` for the same, or an SPDX id for a further text of that licence.
 *
 * @throws WaybillError `not-found`, `unreadable`, `limit-exceeded`
 */
export async function compileCustomIndex(folder: string): Promise<Uint8Array> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new WaybillError('not-found', `${folder} is no folder with licence texts.`, { place: { path: folder } });
  const own: LicenseText[] = [];
  for await (const { path, realPath, error } of scanTargets([folder])) {
    if (error) throw new WaybillError(error.code, error.message, { place: { path } });
    if (own.length >= maxLicenses) throw new WaybillError('limit-exceeded', `${folder} holds more than ${maxLicenses} licences`);
    own.push({ id: idOf(path), text: textOf(realPath ?? path) });
  }
  if (own.length === 0) throw new WaybillError('not-found', `There are no licence texts in ${folder}.`, { place: { path: folder } });
  const listed = [...readKnownTexts()].map(([id, text]) => ({ id, text }));
  const compiled = writeIndex(compileIndex([...listed, ...own]));
  const shared = new Uint8Array(new SharedArrayBuffer(compiled.length));
  shared.set(compiled);
  return shared;
}

/** The licence that a file's name stands for. */
function idOf(path: string): string {
  const extension = extname(path);
  const name = /^\.(?:txt|md|text)$/i.test(extension) ? basename(path, extension) : basename(path);
  const listed = findLicenseId(name);
  if (listed !== undefined) return listed;
  const plain = name.replace(/^LicenseRef-/i, '').replace(/[^A-Za-z0-9.-]+/g, '-');
  return `LicenseRef-${plain}`;
}

function textOf(path: string): string {
  const [first] = filePieces(path, maxText + 1);
  if (first && first.length > maxText) throw new WaybillError('limit-exceeded', `${path} is longer than any licence`, { place: { path } });
  return new TextDecoder().decode(first ?? new Uint8Array());
}
