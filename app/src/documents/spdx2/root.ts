import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';

/** What a document is about. */
export interface Subject {
  /** The SPDXID of the one package that it is about. */
  readonly rootId?: string;
  /** It describes several packages: it is about all of them, under its own name. */
  readonly isCollection: boolean;
}

/** Finds what a document is about: the single package that it describes, or its only package where it describes none. */
export function findSubject(document: JsonObject, packages: readonly unknown[]): Subject {
  const ids = new Set(packages.map((entry) => (isObject(entry) ? entry.SPDXID : undefined)).filter((id) => typeof id === 'string'));
  const described = new Set(describedBy(document).filter((id) => ids.has(id)));
  const [only, ...others] = described.size > 0 ? described : ids;
  if (only !== undefined && others.length === 0) return { rootId: only, isCollection: false };
  return { isCollection: described.size > 1 };
}

/** The ids that the document says it describes, in all the ways that SPDX 2 has for it. */
function describedBy(document: JsonObject): string[] {
  const described: unknown[] = Array.isArray(document.documentDescribes) ? [...document.documentDescribes] : [];
  const self = typeof document.SPDXID === 'string' ? document.SPDXID : 'SPDXRef-DOCUMENT';
  for (const entry of Array.isArray(document.relationships) ? (document.relationships as readonly unknown[]) : []) {
    if (!isObject(entry)) continue;
    if (entry.relationshipType === 'DESCRIBES' && entry.spdxElementId === self) described.push(entry.relatedSpdxElement);
    if (entry.relationshipType === 'DESCRIBED_BY' && entry.relatedSpdxElement === self) described.push(entry.spdxElementId);
  }
  return described.filter((id) => typeof id === 'string');
}
