import { WaybillError } from '../../domain/errors.ts';
import { parseXml, type XmlElement } from '../../platform/xml/index.ts';
import { xmlVersions } from '../cyclonedx/index.ts';
import { type ConvertedDocument, fromXml } from '../cyclonedx/xml/from-xml.ts';
import type { FaultLog } from './fault-log.ts';
import { rules } from './registry.ts';
import { runRules } from './run-rules.ts';
import { loadXsdModel } from './schema/load-schema.ts';
import type { Judged } from './validate-json.ts';
import { checkXml } from './xsd/check-xml.ts';

/** Validates a document in XML. @throws WaybillError where it is none, or none of a format and version that there is a schema for */
export async function validateXml(bytes: Uint8Array, schemaOnly: boolean, log: FaultLog): Promise<Judged> {
  const root = parseXml(bytes);
  const converted = fromXml(root);
  if (!converted || !xmlVersions.includes(converted.specVersion)) {
    throw new WaybillError('unknown-format', `there is no schema for ${root.name} of ${JSON.stringify(root.uri)}`, {
      place: { line: root.line },
    });
  }
  const places = new Map<string, XmlElement>();
  const { uniqueRefs } = await checkSchema(root, converted.specVersion, log, places);
  if (!schemaOnly && !log.isFull) {
    const beyond = uniqueRefs ? rules.filter(({ id }) => id !== 'bom-ref/duplicate') : rules;
    runRules(beyond, 'cyclonedx', converted.document, converted.specVersion, log);
  }
  return { format: 'cyclonedx', specVersion: converted.specVersion, errors: placed(converted, places, log) };
}

async function checkSchema(root: XmlElement, version: string, log: FaultLog, places: Map<string, XmlElement>) {
  const model = await loadXsdModel(version);
  checkXml(model, root, ({ kind, path, message, element }) => {
    if (!places.has(path)) places.set(path, element);
    return log.report({
      rule: `schema/${kind}`,
      severity: 'error',
      message,
      pointer: path,
      cause: `${path.replaceAll(/\[\d+\]/g, '')} ${message}`,
    });
  });
  return model;
}

/** Faults of the schema stand at an element, those of rules at what an element became. */
function placed(converted: ConvertedDocument, places: ReadonlyMap<string, XmlElement>, log: FaultLog): Judged['errors'] {
  return log.faults().map(({ rule, severity, message, pointer, component, count }) => {
    const element = rule.startsWith('schema/') ? places.get(pointer) : undefined;
    const { line, column } = element ?? converted.placeOf(pointer);
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
