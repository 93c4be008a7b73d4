import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { spdxSchema } from '../app/src/documents/validate/schema/spdx-schema.ts';
import { compileSchema } from './schemas/compile-schema.ts';
import { cyclonedxSchema, cyclonedxVersions } from './schemas/official-schemas.ts';

const folder = fileURLToPath(new URL('../app/dist/schemas/', import.meta.url));

/**
 * Writes, for each version of each format, `NAME.js` with the compiled schema (is it valid?) and `NAME.schema.js` with the schema itself, which
 * is only loaded to say why it is not. They stand in `dist`, for they are made from other people's schemas.
 */
export async function buildSchemas(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sets = [
    ...cyclonedxVersions.map((version) => [`cyclonedx-${version}`, cyclonedxSchema(version)] as const),
    ...(['2.2', '2.3'] as const).map((version) => [`spdx-${version}`, { '': spdxSchema(version) }] as const),
  ];
  for (const [name, schemas] of sets) {
    await writeFile(`${folder}${name}.js`, compileSchema(schemas));
    await writeFile(`${folder}${name}.schema.js`, `export const schemas = ${JSON.stringify(schemas)};\n`);
  }
}
