import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildTypes } from './build-types.ts';
import { buildWeb } from './build-web.ts';
import { buildLicenseIndex } from './licenses/build-license-index.ts';
import { buildLicenseTexts } from './licenses/build-license-texts.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What is published beside the bundle: the file or folder below app/, and what writes it. */
export const parts: Readonly<Record<string, () => Promise<void>>> = {
  'dist/licenses.index': buildLicenseIndex,
  'dist/licenses.texts': buildLicenseTexts,
  'dist/types': buildTypes,
  ...(existsSync(`${root}web/vite.config.ts`) && { 'dist/web': buildWeb }),
  ...copyOf('README.md'),
  ...copyOf('LICENSE'),
};

export async function buildParts(chosen: typeof parts): Promise<void> {
  for (const write of Object.values(chosen)) await write();
}

/** Writes what no build has written yet. What is there stays, even if it is older than its sources. */
export function buildMissingParts(): Promise<void> {
  return buildParts(Object.fromEntries(Object.entries(parts).filter(([path]) => !existsSync(`${root}app/${path}`))));
}

function copyOf(file: string): typeof parts {
  return existsSync(root + file) ? { [file]: () => copyFile(root + file, `${root}app/${file}`) } : {};
}
