import { isObject, listField, textField } from '../fields.ts';
import { readPurl } from '../purls.ts';
import type { ComponentDraft, JsonObject, Reading } from '../reading.ts';

const referencesPrefix = 'http://spdx.org/rdf/references/';

/** Reads the names that others have for a package: purls, CPEs, a SWID tag. References of other types are no identity. @see SPDX 2.3, annex F */
export function readExternalRefs(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  const purls: string[] = [];
  const cpes: string[] = [];
  const list = listField(reading, object, 'externalRefs', pointer);
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const at = `${pointer}/externalRefs/${index}`;
    if (!isObject(entry)) {
      reading.gap('wrong-type', at, 'an external reference is an object', component.name);
      continue;
    }
    const type = typeof entry.referenceType === 'string' ? withoutPrefix(entry.referenceType) : undefined;
    if (type === 'purl') {
      const purl = readPurl(reading, textField(reading, entry, 'referenceLocator', at), `${at}/referenceLocator`, component.name);
      if (purl !== undefined) purls.push(purl);
    } else if (type === 'cpe23Type' || type === 'cpe22Type') {
      const cpe = textField(reading, entry, 'referenceLocator', at);
      if (cpe !== undefined) cpes.push(cpe);
    } else if (type === 'swid') {
      const swid = textField(reading, entry, 'referenceLocator', at);
      if (swid !== undefined) component.swid ??= swid;
    }
  }
  if (purls[0] !== undefined) component.purl = purls[0];
  if (purls.length > 1) component.otherPurls = purls.slice(1);
  if (cpes.length > 0) component.cpes = cpes;
}

function withoutPrefix(type: string): string {
  return type.startsWith(referencesPrefix) ? type.slice(referencesPrefix.length) : type;
}
