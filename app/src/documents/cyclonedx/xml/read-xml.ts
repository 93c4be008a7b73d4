import type { Gap } from '../../../domain/gap.ts';
import type { XmlElement } from '../../../platform/xml/index.ts';
import type { SourceDocument } from '../../source-document.ts';
import { readCycloneDx } from '../read.ts';
import { fromXml } from './from-xml.ts';

/**
 * Reads a CycloneDX document in XML, versions 1.0 to 1.7; undefined for XML of another kind. Gaps carry the line of what they are about, and its
 * pointer in the form of JSON.
 *
 * @throws WaybillError `malformed`, `limit-exceeded`
 */
export function readCycloneDxXml(root: XmlElement, path: string | undefined): SourceDocument | undefined {
  const converted = fromXml(root);
  if (!converted) return undefined;
  const { head, collected, counted } = readCycloneDx(converted.document, converted.specVersion, path);
  const gaps = collected.gaps.map((gap): Gap => (gap.pointer === undefined ? gap : { ...gap, ...converted.placeOf(gap.pointer) }));
  return { head, collected: { ...collected, gaps }, counted };
}
