import type { XmlElement } from '../../platform/xml/index.ts';
import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { FaultLog } from './fault-log.ts';
import type { Recognised } from './recognise.ts';
import { explainFaults, type SchemaFault } from './schema/explain.ts';
import { loadCompiledSchema, loadWholeSchema, loadXsdModel } from './schema/load-schema.ts';
import { checkSpdx3 } from './spdx3/check-spdx3.ts';
import { nameOf } from './walk-document.ts';

/** Holds a document in the form of JSON against the schema of its version. */
export async function checkJsonSchema(
  { name: kind, format, version, document }: Recognised,
  strict: boolean,
  log: FaultLog,
): Promise<void> {
  const hasStrict = format === 'cyclonedx' && (version === '1.2' || version === '1.3');
  const name = `${format}-${version}${strict && hasStrict ? '-strict' : ''}`;
  const tell = ({ keyword, pointer, message }: SchemaFault) => {
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
  };
  if (kind === 'spdx3') return checkSpdx3(document, tell);
  const { isValid } = await loadCompiledSchema(name);
  if (!isValid(document)) explainFaults(await loadWholeSchema(name), document, tell);
}

/** Holds a CycloneDX document in XML against the XSD of its version; a fault stands at the way to its element, and carries its line. */
export async function checkXmlSchema(root: XmlElement, version: string, log: FaultLog): Promise<void> {
  const { checkXml } = await import('./xsd/check-xml.ts');
  checkXml(await loadXsdModel(version), root, ({ kind, path, message, element: { line, column } }) =>
    log.report({
      rule: `schema/${kind}`,
      severity: 'error',
      message,
      pointer: path,
      place: { line, column },
      cause: `${path.replaceAll(/\[\d+\]/g, '')} ${message}`,
    }),
  );
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
