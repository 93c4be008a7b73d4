import type { Advisories, AdvisoryGroup, JudgedAdvisory, NamedCandidate } from '../../advisories/index.ts';
import { plainName } from '../../domain/plain-name.ts';
import { type Judgement, judge, packagesOfSubject, productKeysOfSubject, type Subject } from '../../match/index.ts';
import { adviceFor } from './advice.ts';

/** What one record says of a component. */
export interface JudgedRecord {
  readonly feed: string;
  readonly advisory: JudgedAdvisory;
  readonly group: AdvisoryGroup;
  readonly judgement: Judgement;
}

/** All that is said of a component. */
export interface JudgedComponent {
  readonly records: readonly JudgedRecord[];
  /** The smallest version that clears all findings; null where none is known. */
  readonly advice: string | null;
}

/** What nothing is said of. Most components are this. */
const unnamed: JudgedComponent = { records: [], advice: null };

/** Judges components by all records that name them, in one go. */
export function judgeComponents(components: readonly Subject[], indexes: readonly Advisories[]): readonly JudgedComponent[] {
  const records = findRecords(components, indexes);
  return components.map((component, at) => judgedOf(component, records[at]!));
}

function judgedOf(subject: Subject, candidates: readonly NamedCandidate[]): JudgedComponent {
  if (candidates.length === 0) return unnamed;
  const records = candidates.map(({ feed, advisory, group }) => ({ feed, advisory, group, judgement: judge(subject, advisory) }));
  return { records, advice: adviceFor(subject, records) };
}

const none: readonly NamedCandidate[] = [];

/** For each component the records that name it, of all indexes. */
function findRecords(components: readonly Subject[], indexes: readonly Advisories[]): readonly (readonly NamedCandidate[])[] {
  const found: (readonly NamedCandidate[])[] = components.map(() => none);
  for (const index of indexes) {
    addByPackage(components, index, found);
    addByProduct(components, index, found);
  }
  return found;
}

function addByPackage(components: readonly Subject[], index: Advisories, found: (readonly NamedCandidate[])[]): void {
  const named = components.flatMap((subject, at) => packagesOfSubject(subject).map((name) => ({ at, name })));
  const candidates = index.named(named.map(({ name }) => name));
  for (const [which, { at }] of named.entries()) found[at] = joined(found[at]!, candidates[which]!);
}

function addByProduct(components: readonly Subject[], index: Advisories, found: (readonly NamedCandidate[])[]): void {
  const [known, bad, other] = [index.productKeys('name'), index.productKeys('hash'), index.productKeys('cpe')];
  if (known?.size === 0 && bad?.size === 0 && other?.size === 0) return;
  const asked = components.flatMap((subject, at) => {
    const { names = [], hashes = [], cpes = [] } = productKeysOfSubject(subject);
    const keys = {
      names: known ? names.filter((name) => known.has(plainName(name))) : names,
      hashes: bad ? hashes.filter((hash) => bad.has(hash)) : hashes,
      cpes: other?.size === 0 ? [] : cpes,
    };
    return keys.names.length + keys.hashes.length + keys.cpes.length > 0 ? [{ at, keys }] : [];
  });
  if (asked.length === 0) return;
  const candidates = index.byProduct(asked.map(({ keys }) => keys));
  for (const [which, { at }] of asked.entries()) found[at] = joined(found[at]!, candidates[which]!);
}

/** One record may name a component in several ways: by its own name, by that of its source, by its hash. */
function joined(before: readonly NamedCandidate[], more: readonly NamedCandidate[]): readonly NamedCandidate[] {
  if (before.length === 0 || more.length === 0) return before.length === 0 ? more : before;
  const result = [...before];
  for (const candidate of more) {
    const at = result.findIndex(({ key, feed }) => key === candidate.key && feed === candidate.feed);
    if (at < 0) result.push(candidate);
    else result[at] = together(result[at]!, candidate);
  }
  return result;
}

function together(known: NamedCandidate, { advisory }: NamedCandidate): NamedCandidate {
  const affected = [...new Set([...known.advisory.affected, ...advisory.affected])];
  return { ...known, advisory: { ...known.advisory, affected } };
}
