import { rewriteTexts } from './rewrite-texts.ts';

/** Keys that give an id of the document, or refer to one, as text or as a list of text. */
const idKeys: ReadonlySet<string> = new Set([
  ...['SPDXID', 'spdxElementId', 'relatedSpdxElement', 'documentDescribes', 'hasFiles', 'fileDependencies', 'snippetFromFile'],
  ...['reference', 'licenseId', 'externalDocumentId'],
]);

/** Keys that hold licence expressions, as text or as a list of text. */
const licenseKeys: ReadonlySet<string> = new Set([
  ...['licenseConcluded', 'licenseDeclared', 'licenseInfoFromFiles', 'licenseInfoInFiles', 'licenseInfoInSnippets'],
]);

/** Gives ids of SPDX 2 other names, where they are given and where they are referred to; the document is changed. */
export function renameSpdx2(document: unknown, renames: ReadonlyMap<string, string>): void {
  const renamed = (id: string) => renames.get(id) ?? id;
  // `DocumentRef-x:SPDXRef-y` is about the document x, whose own ids are not ours to change.
  const refer = (text: string) => text.replace(/^DocumentRef-[^:]+(?=:)|^[^:]+$/, renamed);
  const express = (text: string) =>
    text.replaceAll(/(DocumentRef-[A-Za-z0-9.-]+)(?=:)|(?<![:A-Za-z0-9.-])LicenseRef-[A-Za-z0-9.-]+/g, renamed);
  rewriteTexts(document, (text, key) => (idKeys.has(key) ? refer(text) : licenseKeys.has(key) ? express(text) : text));
}
