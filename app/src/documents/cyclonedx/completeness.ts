import { isObject, listField } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';
import type { DocumentHead } from '../source-document.ts';

/**
 * What the document says of its own completeness. It is declared complete only by a composition that covers the root, or one that names
 * nothing and so means all; any kind of incomplete there, or anywhere when no composition assembles the root, declares it incomplete.
 *
 * @see CycloneDX, compositions
 */
export function readCompleteness(reading: Reading, document: JsonObject, root: string | undefined): DocumentHead['completeness'] {
  let complete = false;
  let incomplete = false;
  let incompleteElsewhere = false;
  let assemblesRoot = false;
  const list = listField(reading, document, 'compositions', '');
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const aggregate = isObject(entry) ? entry.aggregate : undefined;
    if (!isObject(entry) || typeof aggregate !== 'string') {
      reading.gap('wrong-type', `/compositions/${index}`, 'a composition is an object whose `aggregate` is text');
      continue;
    }
    if (isAboutVulnerabilities(entry)) continue;
    const assembled = names(entry.assemblies, root);
    const isAboutAll = isEmpty(entry.assemblies) && isEmpty(entry.dependencies);
    const coversRoot = assembled || names(entry.dependencies, root) || isAboutAll;
    assemblesRoot ||= assembled;
    if (aggregate === 'complete') complete ||= assembled || isAboutAll;
    else if (aggregate.startsWith('incomplete')) {
      incomplete ||= coversRoot;
      incompleteElsewhere = true;
    }
  }
  if (incomplete || (incompleteElsewhere && !assemblesRoot)) return 'declaredIncomplete';
  return complete ? 'declaredComplete' : 'notDeclared';
}

function names(list: unknown, root: string | undefined): boolean {
  return root !== undefined && Array.isArray(list) && list.includes(root);
}

function isEmpty(list: unknown): boolean {
  return list === undefined || (Array.isArray(list) && list.length === 0);
}

/** How complete the vulnerabilities are says nothing of the components. */
function isAboutVulnerabilities({ assemblies, dependencies, vulnerabilities }: JsonObject): boolean {
  return isEmpty(assemblies) && isEmpty(dependencies) && !isEmpty(vulnerabilities);
}
