import type { Advisories } from '../../advisories/index.ts';
import type { CollectedComponent } from '../../domain/collected.ts';
import { ecosystemOfPurl, parsePurl, purlOf } from '../../domain/purl/index.ts';
import type { ReadableInput } from './checked-input.ts';
import { type JudgedRecord, judgeComponents } from './judge-components.ts';
import { subjectOf } from './subject-of.ts';

/**
 * What a source tree brings itself, such as the members of a workspace, with what records say of the registry's packages that are called so. No registry knows
 * it, so that it has no package URL; but it may be a copy of what one has. So it is undetermined where a package of its name and version, of a kind
 * that the tree needs, is affected, and else nothing is left open.
 */
export function ownPackages(
  components: readonly CollectedComponent[],
  one: ReadableInput,
  indexes: readonly Advisories[],
): ReadonlyMap<CollectedComponent, readonly JudgedRecord[]> {
  const own = one.spellsPurls ? [] : components.filter(({ kind, purl }) => kind === 'application' && purl === undefined);
  const types = own.length === 0 ? new Set<string>() : typesOf(one.collected.components);
  if (types.size === 0) return new Map();
  const namesakes = own.flatMap((told) => [...types].flatMap((type) => namesake(type, told) ?? []));
  const judged = judgeComponents(
    namesakes.map(({ subject }) => subject),
    indexes,
  );
  const said = new Map<CollectedComponent, JudgedRecord[]>(own.map((told) => [told, []]));
  for (const [at, { told }] of namesakes.entries()) said.get(told)!.push(...judged[at]!.records.flatMap(asOwn));
  return said;
}

/** The types of packages that a tree needs, of those that advisories know. */
function typesOf(components: readonly CollectedComponent[]): ReadonlySet<string> {
  const firsts = new Map<string, string>();
  for (const { purl } of components) {
    const type = purl?.slice(0, purl.indexOf('/'));
    if (type !== undefined && !firsts.has(type)) firsts.set(type, purl!);
  }
  const read = [...firsts.values()].flatMap((text) => parsePurl(text) ?? []);
  return new Set(read.flatMap((purl) => (ecosystemOfPurl(purl) ? [purl.type] : [])));
}

function namesake(type: string, told: CollectedComponent) {
  const { group, name, version } = told;
  const slash = name.lastIndexOf('/');
  const purl = purlOf({ type, namespace: group ?? (slash > 0 ? name.slice(0, slash) : undefined), name: name.slice(slash + 1), version });
  return purl === undefined ? undefined : { told, subject: subjectOf({ ...told, purl }) };
}

function asOwn(record: JudgedRecord): readonly JudgedRecord[] {
  const { kind, reason } = record.judgement;
  if (kind !== 'affected' && kind !== 'undetermined') return [];
  const judgement = {
    ...record.judgement,
    kind: 'undetermined',
    reason: `It comes with the tree itself. If it is a copy of the package of its name: ${reason}`,
  } as const;
  return [{ ...record, judgement }];
}
