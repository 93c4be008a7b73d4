import { isWritable, type WrittenElement, writeXml } from '../../platform/xml/index.ts';
import { toXml } from '../cyclonedx/xml/to-xml.ts';
import type { JsonObject } from '../reading.ts';
import { loadXsdModel } from '../validate/schema/load-schema.ts';
import { rewordTo } from './cyclonedx-version.ts';
import { fitToXsd } from './fit-to-xsd.ts';
import type { Losses } from './losses.ts';

/** Writes a CycloneDX document in the form of JSON as XML of a version. What that version does not know is left out, and every such thing is told. */
export async function toCycloneDxXml(source: JsonObject, version: string, losses: Losses): Promise<string> {
  const document = rewordTo(source, version, losses);
  const note = (pointer: string, reason: string) => losses.note(pointer, reason);
  // The first versions demand a list of components, be it an empty one.
  if ((version === '1.0' || version === '1.1') && !Array.isArray(document.components)) document.components = [];
  if (version === '1.0') demandModified(document);
  const root = toXml(document, version, note);
  fitToXsd(await loadXsdModel(version), root, note);
  noteUnwritable(root, note);
  return writeXml(root);
}

/** Version 1.0 wants to know of each component whether it was modified. */
function demandModified(document: JsonObject): void {
  if (!Array.isArray(document.components)) return;
  const waiting: unknown[] = [...document.components];
  for (const component of waiting) {
    if (typeof component !== 'object' || component === null) continue;
    const object = component as { modified?: unknown; components?: unknown };
    object.modified ??= false;
    if (Array.isArray(object.components)) for (const part of object.components) waiting.push(part);
  }
}

function noteUnwritable(element: WrittenElement & { readonly pointer?: string }, note: (pointer: string, reason: string) => void): void {
  if (!isWritable(element.text) || element.attributes.some(({ value }) => !isWritable(value)))
    note(element.pointer ?? '', 'XML has no way to write some of its characters: U+FFFD stands for them');
  for (const child of element.children) noteUnwritable(child, note);
}
