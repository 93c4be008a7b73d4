import { isObject } from '../../fields.ts';
import type { JsonObject } from '../../reading.ts';
import type { Rule } from '../rule.ts';
import { shown } from './identity.ts';

export const bomRefDuplicate: Rule = {
  id: 'bom-ref/duplicate',
  severity: 'error',
  demands: 'A bom-ref names one thing only. Within a formulation, where the same workspace may be told with each task, it is a warning.',
  formats: ['cyclonedx'],
  start(context) {
    const seen = new Set<string>();
    let outside: ReadonlySet<string> = seen;
    return {
      keys: {
        'bom-ref': (value) => {
          if (typeof value !== 'string') return;
          if (seen.has(value)) {
            const excused = !outside.has(value) && context.pointer().startsWith('/formulation/');
            context.report(`the bom-ref ${shown(value)} is given to something else already`, excused ? { severity: 'warning' } : {});
          }
          seen.add(value);
        },
        formulation: (_, owner) => {
          if (owner === context.document) outside = new Set(seen);
        },
      },
    };
  },
};

export const bomRefDangling: Rule = {
  id: 'bom-ref/dangling',
  severity: 'error',
  demands: 'What refers to a bom-ref refers to one that the document gives.',
  formats: ['cyclonedx'],
  start(context) {
    const given = new Set<string>();
    return {
      keys: {
        'bom-ref': (value) => {
          if (typeof value === 'string') given.add(value);
        },
      },
      end: () => {
        eachReference(context.document, (ref, pointer) => {
          // A BOM-Link points into another document.
          if (given.has(ref) || ref.startsWith('urn:cdx:')) return;
          context.report(`nothing in the document has the bom-ref ${shown(ref)}`, { pointer: pointer(), cause: ref });
        });
      },
    };
  },
};

/** Gets a reference to a bom-ref, and where it stands, which is worked out only when asked. */
type Visit = (ref: string, pointer: () => string) => void;

function eachReference(document: JsonObject, visit: Visit): void {
  eachEntry(document.dependencies, '/dependencies', ['ref'], ['dependsOn', 'provides'], visit);
  eachEntry(document.compositions, '/compositions', [], ['assemblies', 'dependencies', 'vulnerabilities'], visit);
  eachEntry(document.annotations, '/annotations', [], ['subjects'], visit);
  if (!Array.isArray(document.vulnerabilities)) return;
  for (const [index, vulnerability] of document.vulnerabilities.entries()) {
    if (isObject(vulnerability)) eachEntry(vulnerability.affects, `/vulnerabilities/${index}/affects`, ['ref'], [], visit);
  }
}

/** The references in some fields of each object of a list: fields that hold one, and fields that hold a list of them. */
function eachEntry(entries: unknown, pointer: string, single: readonly string[], lists: readonly string[], visit: Visit): void {
  if (!Array.isArray(entries)) return;
  for (let index = 0; index < entries.length; index++) {
    const entry: unknown = entries[index];
    if (!isObject(entry)) continue;
    for (const key of single) if (typeof entry[key] === 'string') visit(entry[key], () => `${pointer}/${index}/${key}`);
    for (const key of lists) {
      const refs = entry[key];
      if (!Array.isArray(refs)) continue;
      for (let at = 0; at < refs.length; at++) if (typeof refs[at] === 'string') visit(refs[at], () => `${pointer}/${index}/${key}/${at}`);
    }
  }
}
