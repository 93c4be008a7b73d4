import { createRequire } from 'node:module';
import { join } from 'node:path';
import { WaybillError } from '../../../domain/errors.ts';
import { programFolder } from '../../../platform/program.ts';
import type { XsdModel } from '../xsd/xsd-model.ts';
import type { SchemaSet } from './json-schema.ts';
import { type SchemaRuntime, schemaRuntime } from './runtime.ts';

/** A schema as functions that tell whether a value is valid. */
export interface CompiledSchema {
  isValid(document: unknown): boolean;
  /** Those of the parts that the schema refers to, by the reference: `#/definitions/component`. */
  readonly parts: Readonly<Record<string, (value: unknown) => boolean>>;
}

export interface WholeSchema {
  readonly schemas: SchemaSet;
  readonly compiled: CompiledSchema;
}

const checks = new Map<string, CompiledSchema>();
const sets = new Map<string, SchemaSet>();
const models = new Map<string, XsdModel>();

/** The compiled schema of that name (`cyclonedx-1.6`, `spdx-2.3`); only what is asked for is loaded, and once. */
export async function loadCompiledSchema(name: string): Promise<CompiledSchema> {
  const known = checks.get(name);
  if (known) return known;
  const { create } = await load<{ create(runtime: SchemaRuntime): CompiledSchema }>(name);
  const made = create(schemaRuntime);
  checks.set(name, made);
  return made;
}

/** The schema of that name itself beside the compiled one: what says why a document is not valid. */
export async function loadWholeSchema(name: string): Promise<WholeSchema> {
  const compiled = await loadCompiledSchema(name);
  const known = sets.get(name) ?? (await load<{ schemas: SchemaSet }>(`${name}.schema`)).schemas;
  sets.set(name, known);
  return { schemas: known, compiled };
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
    return createRequire(import.meta.filename)(join(programFolder(), 'dist', 'schemas', `${name}.cjs`)) as Module;
  } catch (cause) {
    throw new WaybillError('internal', `the compiled schema ${name} is missing; build the program again (npm run build)`, { cause });
  }
}
