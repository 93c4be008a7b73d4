import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { JsonSchema, SchemaSet } from '../../app/src/documents/validate/schema/json-schema.ts';

const folder = join(
  dirname(createRequire(new URL('../../app/package.json', import.meta.url)).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);

/** The schemas that those of CycloneDX refer to, by the names that they use. */
const referred = ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json', 'cryptography-defs.SNAPSHOT.schema.json'];

/** Versions whose official schema requires `version`; the package leaves that out, because it has a default. */
const withRequiredVersion = ['1.2', '1.3', '1.4', '1.2-strict', '1.3-strict'];

export const cyclonedxVersions = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.2-strict', '1.3-strict'];

/** The official schema of a version of CycloneDX, with what it refers to, stripped of everything that says nothing about documents. */
export function cyclonedxSchema(version: string): SchemaSet {
  const schema = read(`bom-${version}.SNAPSHOT.schema.json`);
  const required = withRequiredVersion.includes(version) ? [...(schema.required ?? []), 'version'] : (schema.required ?? []);
  const set: Record<string, JsonSchema> = { '': { ...schema, required: [...new Set(required)] } };
  const text = JSON.stringify(schema);
  for (const name of referred) if (text.includes(name)) set[name] = read(name);
  return set;
}

/** Where the package of the official schemas has a file. */
export function officialFile(name: string): string {
  return join(folder, name);
}

function read(name: string): JsonSchema {
  return strip(JSON.parse(readFileSync(officialFile(name), 'utf8')), 'schema') as JsonSchema;
}

const annotations = new Set(['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples', 'deprecated', 'meta:enum']);

/** Keywords by what they hold: a schema, a list of schemas, schemas by name, or a plain value. */
const keywords: Readonly<Record<string, 'schema' | 'schemas' | 'named' | 'value'>> = {
  ...Object.fromEntries(
    ['additionalProperties', 'additionalItems', 'items', 'not', 'if', 'then', 'else'].map((keyword) => [keyword, 'schema']),
  ),
  ...Object.fromEntries(['allOf', 'anyOf', 'oneOf'].map((keyword) => [keyword, 'schemas'])),
  ...Object.fromEntries(['properties', 'definitions'].map((keyword) => [keyword, 'named'])),
  ...Object.fromEntries(
    ['$ref', 'type', 'enum', 'const', 'required', 'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength'].map((keyword) => [
      keyword,
      'value',
    ]),
  ),
  ...Object.fromEntries(
    ['pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].map((keyword) => [keyword, 'value']),
  ),
};

function strip(schema: unknown, kind: 'schema' | 'schemas' | 'named' | 'value'): unknown {
  if (kind === 'value' || typeof schema !== 'object' || schema === null) return schema;
  if (kind === 'schemas' || Array.isArray(schema)) return (schema as unknown[]).map((one) => strip(one, 'schema'));
  if (kind === 'named') return Object.fromEntries(Object.entries(schema).map(([name, one]) => [name, strip(one, 'schema')]));
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      if (annotations.has(keyword)) return [];
      const holds = keywords[keyword];
      if (!holds) throw new Error(`the keyword ${keyword} is not known; the validator has to learn it first`);
      return [[keyword, strip(value, holds)]];
    }),
  );
}
