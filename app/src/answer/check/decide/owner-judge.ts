import type { Advisories } from '../../../advisories/index.ts';
import type { CollectedComponent } from '../../../domain/collected.ts';
import { ownersByRef } from '../../../domain/owning-package.ts';
import { judgeByOwner, type OwnerWord } from '../../../match/judge-owned.ts';
import { recordsOf } from '../../records-of.ts';
import type { ReadableInput } from '../checked-input.ts';
import { subjectOf } from '../subject-of.ts';

/** What the distribution says whose package owns a component; undefined where none does, or it says nothing. @param ids gives all names of the advisory */
export type OwnerJudge = (ids: () => readonly string[], told: CollectedComponent, one: ReadableInput) => OwnerWord | undefined;

/** Judges by the owners that inputs tell of; most tell of none. */
export function ownerJudge(indexes: readonly Advisories[]): OwnerJudge {
  const owners = new WeakMap<ReadableInput, ReadonlyMap<string, CollectedComponent>>();
  return (ids, told, one) => {
    const known = owners.get(one) ?? ownersOf(one);
    owners.set(one, known);
    const owner = known.size === 0 ? undefined : known.get(nameOf(told));
    return owner && judgeByOwner(subjectOf(owner), recordsOf(indexes, ids()));
  };
}

/** By name, for an input that tells the same component twice is judged once: it is owned only if every copy is. */
function ownersOf({ collected }: ReadableInput): ReadonlyMap<string, CollectedComponent> {
  const owners = ownersByRef(collected);
  if (owners.size === 0) return new Map();
  const free = new Set(collected.components.flatMap((component) => (owners.has(component.ref) ? [] : [nameOf(component)])));
  return new Map(
    collected.components.flatMap((component) => {
      const owner = owners.get(component.ref);
      return owner && !free.has(nameOf(component)) ? [[nameOf(component), owner] as const] : [];
    }),
  );
}

function nameOf({ name, version, purl }: CollectedComponent): string {
  return [purl ?? name, version ?? ''].join('\n');
}
