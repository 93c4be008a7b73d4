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
        for (const { entries, pointer, fields } of referringLists(context.document)) {
          for (let index = 0; index < entries.length; index++) {
            eachDangling(entries[index], fields, given, (ref, way) => {
              const message = `nothing in the document has the bom-ref ${shown(ref)}`;
              context.report(message, { pointer: `${pointer}/${index}/${way}`, cause: ref });
            });
          }
        }
      },
    };
  },
};

/** Lists whose objects refer to bom-refs, and the fields that do: each holds one reference or a list of them. */
interface ReferringList {
  readonly entries: readonly unknown[];
  readonly pointer: string;
  readonly fields: readonly string[];
}

function referringLists(document: JsonObject): readonly ReferringList[] {
  const list = (entries: unknown, pointer: string, fields: readonly string[]) =>
    Array.isArray(entries) ? [{ entries, pointer, fields }] : [];
  const vulnerabilities: readonly unknown[] = Array.isArray(document.vulnerabilities) ? document.vulnerabilities : [];
  return [
    ...list(document.dependencies, '/dependencies', ['ref', 'dependsOn', 'provides']),
    ...list(document.compositions, '/compositions', ['assemblies', 'dependencies', 'vulnerabilities']),
    ...list(document.annotations, '/annotations', ['subjects']),
    ...vulnerabilities.flatMap((found, index) =>
      isObject(found) ? list(found.affects, `/vulnerabilities/${index}/affects`, ['ref']) : [],
    ),
  ];
}

/** The references of an object that lead nowhere, each with its way from there. */
function eachDangling(
  entry: unknown,
  fields: readonly string[],
  given: ReadonlySet<string>,
  tell: (ref: string, way: string) => void,
): void {
  if (!isObject(entry)) return;
  for (const field of fields) {
    const value = entry[field];
    if (typeof value === 'string' && leadsNowhere(value, given)) tell(value, field);
    if (!Array.isArray(value)) continue;
    for (let at = 0; at < value.length; at++) {
      const ref: unknown = value[at];
      if (typeof ref === 'string' && leadsNowhere(ref, given)) tell(ref, `${field}/${at}`);
    }
  }
}

/** A BOM-Link points into another document. */
function leadsNowhere(ref: string, given: ReadonlySet<string>): boolean {
  return !given.has(ref) && !ref.startsWith('urn:cdx:');
}
