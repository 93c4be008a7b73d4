import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { licenseIdsSource } from './license-ids-source.ts';
import { licenseNamesSource } from './license-names-source.ts';

/** Writes the tables of licence ids and names anew from the installed licence list; a test says when that is due. */
const target = fileURLToPath(new URL('../../app/src/licenses/list/license-ids.ts', import.meta.url));
await writeFile(target, licenseIdsSource());
await writeFile(fileURLToPath(new URL('../../app/src/licenses/list/license-names.ts', import.meta.url)), licenseNamesSource());
