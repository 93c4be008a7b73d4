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
export function fromSpdxXml(root: XmlElement): unknown {
  if (root.uri !== '' || root.name !== 'Document' || !root.children.some(({ name }) => name === 'spdxVersion')) return undefined;
  return typed(convert(root), '');
}

function convert({ children, text }: XmlElement): unknown {
  if (children.length === 0) return text;
  const made: Record<string, unknown> = Object.create(null);
  for (const child of children) {
    const value = convert(child);
    const before = made[child.name];
    if (lists.has(child.name)) made[child.name] = Array.isArray(before) ? [...before, value] : [value];
    else made[child.name] = value;
  }
  return Object.fromEntries(Object.entries(made));
}
