import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';

const require = createRequire(import.meta.url);
const dist = fileURLToPath(new URL('../../app/dist/', import.meta.url));
const target = `${dist}licenses.texts`;

/** Writes app/dist/licenses.texts: the texts of the SPDX list by id, as JSON, packed. Notices quote them where a package carries none. */
export async function buildLicenseTexts(): Promise<void> {
  const list = JSON.parse(readFileSync(require.resolve('spdx-license-list/spdx-full.json'), 'utf8')) as Readonly<
    Record<string, { readonly licenseText: string }>
  >;
  const texts = Object.fromEntries(Object.entries(list).map(([id, { licenseText }]) => [id, licenseText]));
  const packed = zstdCompressSync(JSON.stringify(texts), { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
  mkdirSync(dist, { recursive: true });
  // Two runs at once both write whole files: the later one wins.
  writeFileSync(`${target}.${process.pid}`, packed);
  renameSync(`${target}.${process.pid}`, target);
}

/** Writes them where no build has yet. */
export async function buildMissingLicenseTexts(): Promise<void> {
  if (!existsSync(target)) await buildLicenseTexts();
}

if (import.meta.main) await buildLicenseTexts();
