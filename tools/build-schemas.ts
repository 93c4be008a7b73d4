import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { spdxSchema } from '../app/src/documents/validate/schema/spdx-schema.ts';
import { compileSchema } from './schemas/compile-schema.ts';
import { compileXsd, cyclonedxXmlVersions } from './schemas/compile-xsd.ts';
import { cyclonedxSchema, cyclonedxVersions, officialFile } from './schemas/official-schemas.ts';

const folder = fileURLToPath(new URL('../app/dist/schemas/', import.meta.url));

/**
 * Writes, for each version of each format, `NAME.cjs` with the compiled schema (is it valid?) and `NAME.schema.cjs` with the schema itself, which
 * is only loaded to say why it is not; for XML one file holds the schema for both. CommonJS: it is loaded at once, in half the time.
 * They stand in `dist`, for they are made from other people's schemas.
 */
export async function buildSchemas(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stamp = stampOfSources();
  if ((await readFile(`${folder}stamp`, 'utf8').catch(() => '')) === stamp) return;
  const sets = [
    ...cyclonedxVersions.map((version) => [`cyclonedx-${version}`, cyclonedxSchema(version)] as const),
    ...(['2.2', '2.3'] as const).map((version) => [`spdx-${version}`, { '': spdxSchema(version) }] as const),
  ];
  for (const [name, schemas] of sets) {
    await writeFile(`${folder}${name}.cjs`, compileSchema(schemas));
    await writeFile(`${folder}${name}.schema.cjs`, `exports.schemas = ${JSON.stringify(schemas)};\n`);
  }
  for (const version of cyclonedxXmlVersions) {
    await writeFile(`${folder}cyclonedx-xml-${version}.cjs`, `exports.model = ${JSON.stringify(compileXsd(version))};\n`);
  }
  await writeFile(`${folder}stamp`, stamp);
}

/** Changes with everything that the schemas are made from, so that they are made again only then. */
function stampOfSources(): string {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const sources = [
    ...['build-schemas.ts', 'schemas/compile-schema.ts', 'schemas/compile-xsd.ts', 'schemas/official-schemas.ts'].map(here),
    ...['spdx-schema.ts', 'runtime.ts', 'formats.ts'].map((name) => here(`../app/src/documents/validate/schema/${name}`)),
    here('../app/src/documents/validate/xsd/xsd-model.ts'),
    officialFile('../../package.json'),
    here('../app/package.json'),
  ];
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest('hex');
}
