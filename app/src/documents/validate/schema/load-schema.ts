import { createRequire } from 'node:module';
import { WaybillError } from '../../../domain/errors.ts';
import type { XsdModel } from '../xsd/xsd-model.ts';
import type { SchemaSet } from './json-schema.ts';
import { type SchemaRuntime, schemaRuntime } from './runtime.ts';

/** Tells whether a document is valid. */
export type SchemaCheck = (document: unknown) => boolean;

const checks = new Map<string, SchemaCheck>();
const sets = new Map<string, SchemaSet>();
const models = new Map<string, XsdModel>();

/** The compiled schema of that name (`cyclonedx-1.6`, `spdx-2.3`); only what is asked for is loaded, and once. */
export async function loadSchemaCheck(name: string): Promise<SchemaCheck> {
  const known = checks.get(name);
  if (known) return known;
  const { create } = await load<{ create(runtime: SchemaRuntime): SchemaCheck }>(name);
  const check = create(schemaRuntime);
  checks.set(name, check);
  return check;
}

/** The schema of that name itself, which says why a document is not valid. */
export async function loadSchemaSet(name: string): Promise<SchemaSet> {
  const known = sets.get(name);
  if (known) return known;
  const { schemas } = await load<{ schemas: SchemaSet }>(`${name}.schema`);
  sets.set(name, schemas);
  return schemas;
}

/** The XML schema of a version of CycloneDX. */
export async function loadXsdModel(version: string): Promise<XsdModel> {
  const known = models.get(version);
  if (known) return known;
  const { model } = await load<{ model: XsdModel }>(`cyclonedx-xml-${version}`);
  models.set(version, model);
  return model;
}

async function load<Module>(name: string): Promise<Module> {
  try {
    // Found by the package's own name, so that it is the same file from the sources and from the bundle.
    return createRequire(import.meta.url)(`#schemas/${name}`) as Module;
  } catch (cause) {
    throw new WaybillError('internal', `the compiled schema ${name} is missing; build the program again (npm run build)`, { cause });
  }
}
