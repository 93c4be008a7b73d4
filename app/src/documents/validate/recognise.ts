import { WaybillError } from '../../domain/errors.ts';
import { xmlVersions } from '../cyclonedx/index.ts';
import { isObject } from '../fields.ts';
import type { Format } from '../format.ts';
import type { OpenedDocument } from '../opened-document.ts';
import type { JsonObject } from '../reading.ts';
import { formats } from '../registry.ts';
import { resemblance } from '../resemblance.ts';
import type { DocumentFormat } from '../source-document.ts';

/** A document of a format and version that there is a schema for. */
export interface Recognised {
  readonly name: Format['name'];
  readonly format: DocumentFormat;
  readonly version: string;
  readonly document: JsonObject;
}

/** What an opened document is. @throws WaybillError `unknown-format` where there is no schema for it */
export function recognise({ form, value }: OpenedDocument): Recognised {
  if (!isObject(value)) throw new WaybillError('unknown-format', 'a document is one object');
  for (const { name, format, versions: inJson, recognise: ask } of formats) {
    const found = ask(value) ?? (format === 'cyclonedx' ? askMisspelled(value) : undefined);
    if (!found) continue;
    // Of the first version of SPDX 3 there are no documents, and no schema here.
    const versions = form === 'xml' && format === 'cyclonedx' ? xmlVersions : name === 'spdx3' ? ['3.0.1'] : inJson;
    if (found.version !== undefined && versions.includes(found.version)) return { name, format, version: found.version, document: value };
    const declared = JSON.stringify(found.version ?? null);
    throw new WaybillError(
      'unknown-format',
      `there is no schema for version ${declared} of ${format}; there is for ${versions.join(', ')}`,
    );
  }
  const what = resemblance(value);
  throw new WaybillError('unknown-format', what === undefined ? 'this is no SBOM that is known' : `this looks like ${what}`);
}

/** What declares a bomFormat, be it another one, is held against the schema, which says so. */
function askMisspelled({ bomFormat, specVersion }: JsonObject): { readonly version: string } | undefined {
  return bomFormat !== undefined && typeof specVersion === 'string' ? { version: specVersion } : undefined;
}
