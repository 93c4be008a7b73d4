import { WaybillError } from '../../domain/errors.ts';
import { countKeys, findDuplicateKeys, placesInText, readJson } from '../../platform/json/index.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { formats } from '../registry.ts';
import { resemblance, resemblanceOfBytes } from '../resemblance.ts';
import type { DocumentFormat } from '../source-document.ts';
import type { CountedFault, FaultLog } from './fault-log.ts';
import { rules } from './registry.ts';
import { runRules } from './run-rules.ts';
import { explainFaults } from './schema/explain.ts';
import { loadSchemaCheck, loadSchemaSet } from './schema/load-schema.ts';
import type { ValidationError } from './verdict.ts';
import { nameOf } from './walk-document.ts';

/** What a document is, and what is wrong with it. */
export interface Judged {
  readonly format: DocumentFormat;
  readonly specVersion: string;
  readonly errors: readonly ValidationError[];
}

/** Validates a document in JSON. @throws WaybillError where it is none, or none of a format and version that there is a schema for */
export async function validateJson(bytes: Uint8Array, schemaOnly: boolean, strict: boolean, log: FaultLog): Promise<Judged> {
  const otherwise = resemblanceOfBytes(bytes);
  if (otherwise !== undefined) throw new WaybillError('unknown-format', `this looks like ${otherwise}`);
  const { value, text } = readJson(bytes);
  const found = recognise(value);
  await checkSchema(found, strict, log);
  if (!schemaOnly && !log.isFull) checkRules(found, text, log);
  return { format: found.format, specVersion: found.version, errors: placed(text, log.faults()) };
}

interface Recognised {
  readonly format: DocumentFormat;
  readonly version: string;
  readonly document: JsonObject;
}

function recognise(document: unknown): Recognised {
  if (!isObject(document)) throw new WaybillError('unknown-format', 'a document is one JSON object');
  for (const { format, versions, recognise: ask } of formats) {
    const found = ask(document) ?? (format === 'cyclonedx' ? askMisspelled(document) : undefined);
    if (!found) continue;
    if (found.version !== undefined && versions.includes(found.version)) return { format, version: found.version, document };
    const declared = JSON.stringify(found.version ?? null);
    throw new WaybillError(
      'unknown-format',
      `there is no schema for version ${declared} of ${format}; there is for ${versions.join(', ')}`,
    );
  }
  const what = resemblance(document);
  const message = what === undefined ? 'this is no SBOM that is known' : `this looks like ${what}`;
  throw new WaybillError('unknown-format', message);
}

/** What declares a bomFormat, be it another one, is held against the schema, which says so. */
function askMisspelled({ bomFormat, specVersion }: JsonObject): { readonly version: string } | undefined {
  return bomFormat !== undefined && typeof specVersion === 'string' ? { version: specVersion } : undefined;
}

async function checkSchema({ format, version, document }: Recognised, strict: boolean, log: FaultLog): Promise<void> {
  const hasStrict = format === 'cyclonedx' && (version === '1.2' || version === '1.3');
  const name = `${format}-${version}${strict && hasStrict ? '-strict' : ''}`;
  const isValid = await loadSchemaCheck(name);
  if (isValid(document)) return;
  explainFaults(await loadSchemaSet(name), document, ({ keyword, pointer, message }) => {
    const component = componentAt(document, pointer);
    const isOfKey = keyword === 'required' || keyword === 'additionalProperties';
    return log.report({
      rule: `schema/${keyword}`,
      severity: 'error',
      message,
      pointer,
      ...(isOfKey ? { cause: `${pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')} ${message}` } : {}),
      ...(component === undefined ? {} : { component }),
    });
  });
}

function checkRules({ format, version, document }: Recognised, text: string, log: FaultLog): void {
  const keys = runRules(rules, format, document, version, log);
  if (log.isFull || countKeys(text) === keys) return;
  for (const { key, pointer } of findDuplicateKeys(text, mostDuplicateKeys)) {
    const message = `the key ${JSON.stringify(key.slice(0, 200))} stands here twice; readers disagree about which counts`;
    if (!log.report({ rule: 'json/duplicate-key', severity: 'error', message, pointer })) return;
  }
}

/** Duplicate keys of one document that are looked at. */
const mostDuplicateKeys = 10_000;

/** The name of the nearest component around a place. */
function componentAt(document: JsonObject, pointer: string): string | undefined {
  let value: unknown = document;
  let name: string | undefined;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) break;
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
    if (isObject(value) && (value.type !== undefined || value.SPDXID !== undefined)) name = nameOf(value) ?? name;
  }
  return name;
}

function placed(text: string, faults: readonly CountedFault[]): readonly ValidationError[] {
  if (faults.length === 0) return [];
  const places = placesInText(
    text,
    faults.map(({ pointer }) => pointer),
  );
  return faults.map(({ rule, severity, message, pointer, component, count }) => ({
    rule,
    severity,
    message,
    ...places.get(pointer),
    pointer,
    ...(component === undefined ? {} : { component }),
    count,
  }));
}
