import type { RelationKind } from '../../domain/collected.ts';
import { isObject, listField } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';
import { type Named, type Refs, shown } from './refs.ts';

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
    const named = refs.get(entry.ref);
    if (named === undefined) tellMissing(reading, entry.ref, `${pointer}/ref`, dangling);
    else {
      const from = { ref: entry.ref, named, isRoot: refs.isRoot(entry.ref) };
      readEdges(reading, entry, 'dependsOn', pointer, from, refs, dangling, direct);
      if (entry.provides !== undefined) readEdges(reading, entry, 'provides', pointer, from, refs, dangling, direct);
    }
  }
}

interface From {
  readonly ref: string;
  readonly named: Named;
  readonly isRoot: boolean;
}

/** Reads the edges of one kind of one entry. Each reference is looked up once: there are more of them than of anything else. */
function readEdges(
  reading: Reading,
  entry: JsonObject,
  kind: RelationKind,
  pointer: string,
  from: From,
  refs: Refs,
  dangling: Set<string>,
  direct: Set<string>,
): void {
  const targets = listField(reading, entry, kind, pointer);
  for (let index = 0; index < targets.length; index++) {
    const to = targets[index];
    if (typeof to !== 'string') {
      reading.gap('wrong-type', `${pointer}/${kind}/${index}`, 'a reference is text');
      continue;
    }
    const named = refs.get(to);
    if (named === undefined) tellMissing(reading, to, `${pointer}/${kind}/${index}`, dangling);
    else {
      if (from.isRoot && kind === 'dependsOn') direct.add(to);
      if (from.named === 'read' && named === 'read') reading.relate({ kind, from: from.ref, to });
    }
  }
}

/** What is told to be in another document (a BOM-Link) is not missing; what is missing is told once. */
function tellMissing(reading: Reading, ref: string, pointer: string, dangling: Set<string>): void {
  if (ref.startsWith('urn:cdx:') || dangling.has(ref)) return;
  dangling.add(ref);
  reading.gap('dangling-reference', pointer, `nothing in the document has the bom-ref ${shown(ref)}`, ref);
}
