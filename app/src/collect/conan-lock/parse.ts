import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, pointerStep, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { type Project, unread } from '../project-files.ts';
import { readJson } from '../structured-text.ts';
import { readReference } from './reference.ts';

/** The lists of Conan 2; what is needed to build does not become part of what is built. */
const lists: readonly (readonly [list: string, scope: Scope])[] = [
  ['requires', 'required'],
  ['build_requires', 'development'],
  ['python_requires', 'development'],
  ['config_requires', 'development'],
];

/**
 * Reads Conan's lockfiles: lists of references (Conan 2), and a graph of nodes (Conan 1).
 *
 * @returns a component for every package; relations only of Conan 1, for Conan 2 does not tell them
 * @see https://docs.conan.io/2/tutorial/versioning/lockfiles.html and https://docs.conan.io/1/versioning/lockfiles/introduction.html
 */
export function parseConanLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `conan-lock:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  const nodes = tableIn(tableIn(lock, 'graph_lock'), 'nodes');
  const builder = new CollectedBuilder(scope, path);
  if (nodes) readNodes(builder, nodes);
  else if (lock && lists.some(([list]) => Array.isArray(fieldOf(lock, list)))) readLists(builder, lock);
  else return unread(scope, { kind: 'unknown-format', message: 'neither lists of references nor a graph', path, blocking: true });
  return builder.build();
}

function readLists(builder: CollectedBuilder, lock: ForeignTable): void {
  for (const [list, scope] of lists) {
    for (const [index, value] of listIn(lock, list).entries()) {
      // A list as `[reference, { overrides }]` is of lockfiles with alternatives.
      const text = textOf(value) ?? (Array.isArray(value) ? textOf(value[0]) : undefined);
      add(builder, `${list}/${index}`, text, `/${list}/${index}`, scope);
    }
  }
}

function readNodes(builder: CollectedBuilder, nodes: ForeignTable): void {
  for (const [id, value] of entriesOf(nodes)) {
    const node = tableOf(value);
    const pointer = `/graph_lock/nodes${pointerStep(id)}`;
    // The project itself: the recipe in its folder.
    if (node && (textIn(node, 'path') !== undefined || textIn(node, 'ref') === undefined) && id === '0') continue;
    add(builder, id, textIn(node, 'ref'), pointer, textIn(node, 'context') === 'build' ? 'development' : 'required');
    for (const need of listIn(node, 'requires')) builder.relate(id, textOf(need) ?? '', 'required');
    for (const need of listIn(node, 'build_requires')) builder.relate(id, textOf(need) ?? '', 'development');
  }
}

function add(builder: CollectedBuilder, ref: string, text: string | undefined, pointer: string, scope: Scope): void {
  const reference = readReference(text ?? '');
  if (reference) builder.add({ ref, kind: 'library', ...reference, scope, place: { pointer } });
  else builder.miss('malformed', `not a reference: ${(text ?? '').slice(0, 80)}`, { pointer }, { blocking: true });
}
