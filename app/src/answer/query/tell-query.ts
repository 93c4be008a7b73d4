import type { Query, VersionWish } from './query.ts';

/** What was understood, in words: it is echoed with every answer. */
export function tellQuery(query: Query): string {
  switch (query.kind) {
    case 'purl':
      return `package ${query.coordinate}${tellVersion(query.version)}`;
    case 'name':
      return query.alternatives.map(({ pattern, version }) => `name “${pattern}”${tellVersion(version)}`).join(', or ');
    case 'hash':
      return `hash ${query.hash}`;
    case 'advisory':
      return `what advisory ${query.id} is about`;
    case 'fields':
      return query.terms.map(({ field, value }) => `${field} “${value}”`).join(' and ');
  }
}

function tellVersion(version: VersionWish): string {
  switch (version.kind) {
    case 'any':
      return ', all versions';
    case 'exact':
      return `, version ${version.version}`;
    case 'span':
      return `, versions ${version.from} to ${version.to}`;
    case 'range':
      return `, versions in ${version.vers}`;
  }
}
