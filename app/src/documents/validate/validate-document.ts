import { WaybillError } from '../../domain/errors.ts';
import { countKeys, findDuplicateKeys, placesInText, readJson } from '../../platform/json/index.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { formats } from '../registry.ts';
import { resemblance, resemblanceOfBytes } from '../resemblance.ts';
import type { DocumentFormat } from '../source-document.ts';
import { type CountedFault, FaultLog } from './fault-log.ts';
import { rules } from './registry.ts';
import { runRules } from './run-rules.ts';
import { explainFaults } from './schema/explain.ts';
import { loadSchemaCheck, loadSchemaSet } from './schema/load-schema.ts';
import type { Validation } from './verdict.ts';
import { nameOf } from './walk-document.ts';

export interface ValidateOptions {
  /** Of the document, for the answer. */
  readonly path?: string;
  /** Only the official schema's verdict; a document of an unknown format is invalid then. */
  readonly schemaOnly?: boolean;
  /** The strict schema, where the version has one (CycloneDX 1.2 and 1.3): it allows no key that it does not know. */
  readonly strict?: boolean;
  /** How many causes are told; looking ends where there are more. */
  readonly errorLimit?: number;
}

/**
 * Holds a document against the official schema of the version that it declares and, beyond it, against our rules. Never throws for what a
 * document holds.
 */
export async function validateDocument(bytes: Uint8Array, options: ValidateOptions = {}): Promise<Validation> {
  const { path, schemaOnly = false, errorLimit = 100 } = options;
  const about = path === undefined ? {} : { path };
  try {
    const { value, text } = parse(bytes, path);
    const found = recognise(value);
    if (typeof found === 'string')
      return unreadable(about, schemaOnly ? 'invalid' : 'unreadable', new WaybillError('unknown-format', found));
    const log = new FaultLog(errorLimit);
    await checkSchema(found, options.strict === true, log);
    if (!schemaOnly && !log.isFull) checkRules(found, text, log);
    return {
      ...about,
      format: found.format,
      specVersion: found.version,
      verdict: log.errorCount > 0 ? 'invalid' : 'valid',
      errors: placed(text, log.faults()),
      errorCount: log.errorCount,
      stopped: log.isFull,
    };
  } catch (thrown) {
    if (thrown instanceof WaybillError && thrown.code !== 'internal') return unreadable(about, 'unreadable', thrown);
    throw thrown;
  }
}

/** A document of a format and version that there is a schema for. */
interface Recognised {
  readonly format: DocumentFormat;
  readonly version: string;
  readonly document: JsonObject;
}

function parse(bytes: Uint8Array, path: string | undefined): ReturnType<typeof readJson> {
  const otherwise = resemblanceOfBytes(bytes);
  if (otherwise !== undefined) throw new WaybillError('unknown-format', `this looks like ${otherwise}`);
  return readJson(bytes, path === undefined ? {} : { path });
}

/** What a document is, or why nothing can be said of it. */
function recognise(document: unknown): Recognised | string {
  if (!isObject(document)) return 'a document is one JSON object';
  for (const { format, versions, recognise: ask } of formats) {
    const found = ask(document) ?? (format === 'cyclonedx' ? askMisspelled(document) : undefined);
    if (!found) continue;
    if (found.version !== undefined && versions.includes(found.version)) return { format, version: found.version, document };
    return `there is no schema for version ${JSON.stringify(found.version ?? null)} of ${format}; there is for ${versions.join(', ')}`;
  }
  const what = resemblance(document);
  return what === undefined ? 'this is no SBOM that is known; CycloneDX and SPDX 2 in JSON are' : `this looks like ${what}`;
}

/** What declares a bomFormat, be it another one, is held against the schema, which says so. */
function askMisspelled({ bomFormat, specVersion }: JsonObject): { readonly version: string } | undefined {
  return bomFormat !== undefined && typeof specVersion === 'string' ? { version: specVersion } : undefined;
}

async function checkSchema({ format, version, document }: Recognised, strict: boolean, log: FaultLog): Promise<void> {
  const name = `${format}-${version}${strict && format === 'cyclonedx' && (version === '1.2' || version === '1.3') ? '-strict' : ''}`;
  const isValid = await loadSchemaCheck(name);
  if (isValid(document)) return;
  explainFaults(await loadSchemaSet(name), document, ({ keyword, pointer, message }) => {
    const component = componentAt(document, pointer);
    const cause =
      keyword === 'required' || keyword === 'additionalProperties' ? { cause: `${pointer.replaceAll(/\/\d+/g, '/*')} ${message}` } : {};
    return log.report({
      rule: `schema/${keyword}`,
      severity: 'error',
      message,
      pointer,
      ...cause,
      ...(component === undefined ? {} : { component }),
    });
  });
}

function checkRules({ format, version, document }: Recognised, text: string, log: FaultLog): void {
  const keys = runRules(rules, format, document, version, log);
  if (log.isFull || countKeys(text) === keys) return;
  for (const { key, pointer } of findDuplicateKeys(text, 10_000)) {
    const message = `the key ${JSON.stringify(key.slice(0, 200))} stands here twice; readers disagree about which counts`;
    if (!log.report({ rule: 'json/duplicate-key', severity: 'error', message, pointer })) return;
  }
}

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

function placed(text: string, faults: readonly CountedFault[]): Validation['errors'] {
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

function unreadable(
  about: { readonly path?: string },
  verdict: 'invalid' | 'unreadable',
  { code, message, place }: WaybillError,
): Validation {
  const { line, column, pointer } = place;
  const error = {
    rule: `document/${code}`,
    severity: 'error' as const,
    message,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(pointer === undefined ? {} : { pointer }),
    count: 1,
  };
  return { ...about, verdict, errors: [error], errorCount: 1, stopped: false };
}
