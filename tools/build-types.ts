import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const app = fileURLToPath(new URL('../app/', import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

/** Writes app/dist/types: the declarations of the rooms that the package offers as subpath exports. */
export async function buildTypes(): Promise<void> {
  await rm(`${app}dist/types`, { recursive: true, force: true });
  await promisify(execFile)(process.execPath, [tsc, '-p', `${app}tsconfig.types.json`]);
}
