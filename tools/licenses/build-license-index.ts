import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileIndex } from '../../app/src/licenses/detect/index/compile-index.ts';
import { writeIndex } from '../../app/src/licenses/detect/index/index-file.ts';

const require = createRequire(import.meta.url);

/** Compiles the texts of the installed SPDX licence list. */
export function compileLicenseList(): Uint8Array {
  const list = require('spdx-license-list/full') as Readonly<Record<string, { readonly licenseText: string }>>;
  return writeIndex(compileIndex(Object.entries(list).map(([id, { licenseText }]) => ({ id, text: licenseText }))));
}

/** Writes app/dist/licenses.index, which the program opens when it looks for licences. */
export async function buildLicenseIndex(): Promise<void> {
  const dist = fileURLToPath(new URL('../../app/dist/', import.meta.url));
  await mkdir(dist, { recursive: true });
  await writeFile(`${dist}licenses.index`, compileLicenseList());
}

if (import.meta.main) await buildLicenseIndex();
