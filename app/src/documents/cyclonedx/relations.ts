import type { RelationKind } from '../../domain/collected.ts';
import { isObject, listField } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';
import { type Refs, shown } from './refs.ts';

/** Reads the dependency graph. An edge from the root is told by `direct` on the component; an edge to something that is not there is a gap. */
export function readDependencies(reading: Reading, document: JsonObject, refs: Refs, direct: Set<string>): void {
  const list = listField(reading, document, 'dependencies', '');
  const dangling = new Set<string>();
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const pointer = `/dependencies/${index}`;
    if (!isObject(entry) || typeof entry.ref !== 'string') {
      reading.gap('wrong-type', pointer, 'a dependency is an object whose `ref` is text');
      continue;
    }
    if (!isThere(reading, entry.ref, `${pointer}/ref`, refs, dangling)) continue;
    readEdges(reading, entry, 'dependsOn', pointer, refs, dangling, direct);
    if (entry.provides !== undefined) readEdges(reading, entry, 'provides', pointer, refs, dangling, direct);
  }
}

function readEdges(
  reading: Reading,
  entry: JsonObject,
  kind: RelationKind,
  pointer: string,
  refs: Refs,
  dangling: Set<string>,
  direct: Set<string>,
): void {
  const from = entry.ref as string;
  const named = refs.get(from);
  const targets = listField(reading, entry, kind, pointer);
  for (let index = 0; index < targets.length; index++) {
    const to = targets[index];
    if (typeof to !== 'string') {
      reading.gap('wrong-type', `${pointer}/${kind}/${index}`, 'a reference is text');
      continue;
    }
    if (refs.get(to) !== 'read' && !isThere(reading, to, `${pointer}/${kind}/${index}`, refs, dangling)) continue;
    if (refs.isRoot(from) && kind === 'dependsOn') direct.add(to);
    if (named === 'read' && refs.get(to) === 'read') reading.relate({ kind, from, to });
  }
}

/** Whether something has this bom-ref. What is told to be in another document (a BOM-Link) is not missing; what is missing is told once. */
function isThere(reading: Reading, ref: string, pointer: string, refs: Refs, dangling: Set<string>): boolean {
  if (refs.get(ref) !== undefined) return true;
  if (!ref.startsWith('urn:cdx:') && !dangling.has(ref)) {
    dangling.add(ref);
    reading.gap('dangling-reference', pointer, `nothing in the document has the bom-ref ${shown(ref)}`, ref);
  }
  return false;
}
