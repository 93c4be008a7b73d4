import { type Editable, put } from '../edit/put.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Losses } from './losses.ts';
import { pruneToSchema } from './prune-to-schema.ts';

/** Turns an SPDX 2 document in the form of JSON into one of version 2.2 or 2.3. What 2.2 does not know is left out, and every such thing is told. */
export async function toSpdx2Version(source: JsonObject, version: string, losses: Losses): Promise<JsonObject> {
  const declared = `SPDX-${version}`;
  if (source.spdxVersion === declared) return source;
  const document = structuredClone(source) as Editable;
  document.spdxVersion = declared;
  if (version === '2.2') {
    for (const key of ['packages', 'files', 'snippets']) for (const object of objectsOf(document[key])) demand22(object, key);
    await pruneToSchema(document, 'spdx-2.2', 'SPDX 2.2', losses);
  }
  return document;
}

/** What 2.2 demands and 2.3 does not: that nothing is known can be said. */
function demand22(object: Editable, list: string): void {
  const demanded = list === 'packages' ? ['copyrightText', 'licenseConcluded', 'licenseDeclared'] : ['copyrightText', 'licenseConcluded'];
  for (const key of demanded) if (object[key] === undefined) put(object, key, 'NOASSERTION');
  if (list === 'files' && object.licenseInfoInFiles === undefined) put(object, 'licenseInfoInFiles', ['NOASSERTION']);
  for (const reference of objectsOf(object.externalRefs)) {
    if (reference.referenceCategory === 'PACKAGE-MANAGER') put(reference, 'referenceCategory', 'PACKAGE_MANAGER');
    if (/^PERSISTENT[-_]ID$/.test(wordOf(reference.referenceCategory))) put(reference, 'referenceCategory', 'OTHER');
  }
}

function objectsOf(list: unknown): readonly Editable[] {
  return Array.isArray(list) ? (list.filter(isObject) as Editable[]) : [];
}
