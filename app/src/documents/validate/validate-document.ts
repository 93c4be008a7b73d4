import { WaybillError } from '../../domain/errors.ts';
import { countKeys, findDuplicateKeys } from '../../platform/json/index.ts';
import { openPlainJson } from '../open-json.ts';
import type { OpenedDocument } from '../opened-document.ts';
import { checkJsonSchema, checkXmlSchema } from './check-schema.ts';
import { FaultLog } from './fault-log.ts';
import { type Recognised, recognise } from './recognise.ts';
import { rules } from './registry.ts';
import type { Rule } from './rule.ts';
import { runRules } from './run-rules.ts';
import type { Validation } from './verdict.ts';

export interface ValidateOptions {
  /** Of the document, for the answer. */
  readonly path?: string;
  /** Only the official schema's verdict; a document of an unknown format is invalid then. */
  readonly schemaOnly?: boolean;
  /** The strict schema, where the version has one (CycloneDX 1.2 and 1.3 in JSON): it allows no key that it does not know. */
  readonly strict?: boolean;
  /** Rules of the caller's own, beyond ours. */
  readonly ownRules?: readonly Rule[];
  /** How many causes are told; looking ends where there are more. */
  readonly errorLimit?: number;
}

/**
 * Holds a document against the official schema of the version that it declares and, beyond it, against our rules: CycloneDX in JSON (1.2 to 1.7)
 * and XML (1.0 to 1.7), SPDX 2.2 and 2.3 in JSON, tag-value form and YAML, the latter two by the schema of the form of JSON, SPDX 3.0.1 in JSON-LD. Never throws for what
 * a document holds.
 */
export async function validateDocument(bytes: Uint8Array, options: ValidateOptions = {}): Promise<Validation> {
  const { path, schemaOnly = false, strict = false, ownRules = [], errorLimit = 100 } = options;
  const about = path === undefined ? {} : { path };
  const log = new FaultLog(errorLimit);
  try {
    const opened = openPlainJson(bytes, {}) ?? (await openOther(bytes));
    const found = recognise(opened);
    reportProblems(opened, log);
    if (opened.root) await checkXmlSchema(opened.root, found.version, log);
    else await checkJsonSchema(found, strict, log);
    if (!schemaOnly && !log.isFull) checkRules(opened, found, ownRules, log);
    const verdict = log.errorCount > 0 ? 'invalid' : 'valid';
    const errors = placed(opened, log);
    return { ...about, format: found.format, specVersion: found.version, verdict, errors, errorCount: log.errorCount, stopped: log.isFull };
  } catch (thrown) {
    if (!(thrown instanceof WaybillError) || thrown.code === 'internal') throw thrown;
    const isUnknown = thrown.code === 'unknown-format' || thrown.code === 'unsupported-version';
    // What calls itself an SBOM and is none is invalid; what might be something else altogether is unreadable.
    const isInvalid = thrown.code === 'malformed' || (isUnknown && schemaOnly);
    return unreadable(about, isInvalid ? 'invalid' : 'unreadable', thrown);
  }
}

/** The readers of other forms take longer to load than a document to read. */
async function openOther(bytes: Uint8Array): Promise<OpenedDocument> {
  const { openDocument } = await import('../open-document.ts');
  return openDocument(bytes);
}

/** What could not be told in the form of JSON is a fault of the form it was written in. */
function reportProblems({ form, problems }: OpenedDocument, log: FaultLog): void {
  for (const { kind, line, message } of problems) {
    log.report({ rule: `${form}/${kind}`, severity: 'error', message, pointer: '', place: { line }, cause: message });
  }
}

function checkRules(
  { form, bytes }: OpenedDocument,
  { name, version, document }: Recognised,
  ownRules: readonly Rule[],
  log: FaultLog,
): void {
  const said = saidBySchema(form, version);
  const beyond = rules.filter(({ id }) => !said.includes(id));
  const keys = runRules([...beyond, ...ownRules], name === 'spdx2' ? 'spdx' : name, document, version, log);
  if (bytes === undefined || log.isFull || countKeys(bytes) === keys) return;
  for (const { key, pointer } of findDuplicateKeys(bytes, mostDuplicateKeys)) {
    const message = `the key ${JSON.stringify(key.slice(0, 200))} stands here twice; readers disagree about which counts`;
    if (!log.report({ rule: 'json/duplicate-key', severity: 'error', message, pointer })) return;
  }
}

/** Rules that the official schema holds a document to itself: XSDs demand unique refs since 1.1, and only JSON schemas can tell when a range may stand. */
function saidBySchema(form: OpenedDocument['form'], version: string): readonly string[] {
  if (form !== 'xml') return ['version-range/internal'];
  return version === '1.0' ? [] : ['bom-ref/duplicate'];
}

/** Duplicate keys of one document that are looked at. */
const mostDuplicateKeys = 10_000;

function placed({ placesOf }: OpenedDocument, log: FaultLog): Validation['errors'] {
  const faults = log.faults();
  const places = faults.length === 0 ? undefined : placesOf(faults.flatMap(({ pointer, place }) => (place ? [] : [pointer])));
  return faults.map(({ rule, severity, message, pointer, place, component, count }) => {
    const { line, column } = place ?? places?.get(pointer) ?? {};
    return {
      rule,
      severity,
      message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      pointer,
      ...(component === undefined ? {} : { component }),
      count,
    };
  });
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
