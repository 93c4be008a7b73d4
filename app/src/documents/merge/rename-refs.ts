import { isObject } from '../fields.ts';
import { rewriteTexts } from './rewrite-texts.ts';

/** Keys that give a bom-ref, and keys that refer to one, as text or as a list of text. */
const given = 'bom-ref';
const referring: ReadonlySet<string> = new Set([
  given,
  'ref',
  'dependsOn',
  'provides',
  'assemblies',
  'dependencies',
  'vulnerabilities',
  'subjects',
]);

/** The bom-refs that a document gives. */
export function refsIn(document: unknown): ReadonlySet<string> {
  const refs = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const child of value) walk(child);
    else if (isObject(value)) {
      const ref = value[given];
      if (typeof ref === 'string') refs.add(ref);
      for (const key of Object.keys(value)) walk(value[key]);
    }
  };
  walk(document);
  return refs;
}

/** Gives bom-refs other names, where they are given and where they are referred to; the document is changed. */
export function renameRefs(document: unknown, renames: ReadonlyMap<string, string>): void {
  rewriteTexts(document, (text, key) => (referring.has(key) ? (renames.get(text) ?? text) : text));
}
