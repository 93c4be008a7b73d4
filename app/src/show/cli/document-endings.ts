/** Endings of files that are taken for documents when a folder is named. */
export const documentEndings: readonly string[] = [
  '.json',
  '.cdx',
  '.spdx',
  '.xml',
  '.rdf',
  '.yaml',
  '.yml',
  '.gz',
  '.xz',
  '.bz2',
  '.zst',
  '.binpb',
  '.pb',
];
