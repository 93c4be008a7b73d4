import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileIndex } from '../../app/src/licenses/detect/index/compile-index.ts';
import { writeIndex } from '../../app/src/licenses/detect/index/index-file.ts';

const require = createRequire(import.meta.url);
const room = fileURLToPath(new URL('../../app/src/licenses/', import.meta.url));
const dist = fileURLToPath(new URL('../../app/dist/', import.meta.url));
const target = `${dist}licenses.index`;

/** The compiled texts of the installed SPDX licence list: those of app/dist/licenses.index, compiled anew where that is out of date. */
export function licenseListIndex(): Uint8Array {
  const key = Buffer.from(sourcesKey());
  const present = existsSync(target) ? readFileSync(target) : undefined;
  if (present?.subarray(-key.length).equals(key)) return present;
  const list = require('spdx-license-list/full') as Readonly<Record<string, { readonly licenseText: string }>>;
  const compiled = compileIndex(Object.entries(list).map(([id, { licenseText }]) => ({ id, text: licenseText })));
  // The key stands after the index's last part, where its reader does not look.
  const index = Buffer.concat([writeIndex(compiled), key]);
  mkdirSync(dist, { recursive: true });
  replaceFile(target, index);
  return index;
}

/** Writes app/dist/licenses.index, which the program opens when it looks for licences. */
export async function buildLicenseIndex(): Promise<void> {
  licenseListIndex();
}

/** What the index depends on: the texts, and the sources that compile them. */
function sourcesKey(): string {
  const hash = createHash('sha256').update(readFileSync(require.resolve('spdx-license-list/spdx-full.json')));
  const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  for (const path of sources.sort()) hash.update(path).update(readFileSync(room + path));
  return hash.digest('hex');
}

/** Two runs at once both write whole files: the later one wins. */
function replaceFile(path: string, content: Uint8Array): void {
  const part = `${path}.${process.pid}`;
  writeFileSync(part, content);
  renameSync(part, path);
}

if (import.meta.main) await buildLicenseIndex();
