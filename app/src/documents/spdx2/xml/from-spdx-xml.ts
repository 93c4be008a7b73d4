import type { XmlElement } from '../../../platform/xml/index.ts';
import { typed } from '../yaml/from-yaml.ts';

/** Keys that hold a list, however many there are. */
const lists: ReadonlySet<string> = new Set([
  ...['annotations', 'attributionTexts', 'checksums', 'creators', 'crossRefs', 'documentDescribes', 'externalDocumentRefs', 'externalRefs'],
  ...['fileContributors', 'fileDependencies', 'fileTypes', 'files', 'hasExtractedLicensingInfos', 'hasFiles', 'licenseInfoFromFiles'],
  ...['licenseInfoInFiles', 'licenseInfoInSnippets', 'packageVerificationCodeExcludedFiles', 'packages', 'ranges', 'relationships'],
  ...['revieweds', 'seeAlsos', 'snippets', 'artifactOfs'],
]);

/**
 * Tells a document of SPDX 2 in plain XML in the form of JSON: an element is a key, and is repeated where JSON has a list. Undefined for XML of
 * another kind.
 *
 * @param root of a document no deeper than `limits.documentDepth`: this recurses
 */
export function fromSpdxXml(root: XmlElement): ConvertedSpdxXml | undefined {
  if (root.uri !== '' || root.name !== 'Document' || !root.children.some(({ name }) => name === 'spdxVersion')) return undefined;
  const untold: Untold[] = [];
  return { document: typed(convert(root, '', untold), ''), untold };
}

export interface ConvertedSpdxXml {
  readonly document: unknown;
  /** Parts that have no place in the form of JSON. */
  readonly untold: readonly Untold[];
}

interface Untold {
  readonly way: string;
  readonly line: number;
}

function convert({ children, text, attributes, line }: XmlElement, way: string, untold: Untold[]): unknown {
  for (const { name, uri } of attributes) if (uri !== xmlns) untold.push({ way: `${way}/@${name}`, line });
  if (children.length === 0) return text;
  if (text.trim() !== '') untold.push({ way: `${way}/text`, line });
  const made = new Map<string, unknown>();
  for (const child of children) {
    const at = `${way}/${child.name}`;
    const value = convert(child, at, untold);
    const before = made.get(child.name);
    if (lists.has(child.name) && Array.isArray(before)) before.push(value);
    else if (lists.has(child.name)) made.set(child.name, [value]);
    else if (made.has(child.name)) untold.push({ way: at, line: child.line });
    else made.set(child.name, value);
  }
  return Object.fromEntries(made);
}

const xmlns = 'http://www.w3.org/2000/xmlns/';
