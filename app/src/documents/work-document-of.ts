import { WaybillError } from '../domain/errors.ts';
import { isObject } from './fields.ts';
import type { Format } from './format.ts';
import type { OpenedDocument } from './opened-document.ts';
import type { JsonObject } from './reading.ts';
import { formats } from './registry.ts';
import { resemblance } from './resemblance.ts';

/** A document as the workbench takes it up: all that it holds, in the form of JSON, not reduced to what the ledger needs. */
export interface WorkDocument {
  readonly format: Format['name'];
  /** As declared; undefined where it declares none. */
  readonly version: string | undefined;
  readonly form: OpenedDocument['form'];
  readonly value: JsonObject;
  readonly opened: OpenedDocument;
}

/** An opened document for listing, scoring and editing. @throws WaybillError `unknown-format` for what is no SBOM */
export function workDocumentOf(opened: OpenedDocument, path: string): WorkDocument {
  const { value, form } = opened;
  if (isObject(value)) {
    for (const { name, recognise } of formats) {
      const found = recognise(value);
      if (found) return { format: name, version: found.version, form, value, opened };
    }
  }
  const what = resemblance(value);
  throw new WaybillError(
    'unknown-format',
    what === undefined ? 'this is no SBOM that is known; CycloneDX and SPDX are' : `this looks like ${what}`,
    {
      place: { path },
    },
  );
}
