import type { Advisories, AdvisoryGroup, JudgedAdvisory } from '../../advisories/index.ts';
import { type Judgement, judge, packagesOfSubject, productKeysOfSubject, type Subject } from '../../match/index.ts';
import { adviceFor } from './advice.ts';
import type { CheckedComponent } from './checked-component.ts';

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
  readonly advice: string | null;
}

/** Judges components, each distinct one once in a run. */
export type JudgeComponents = (components: readonly CheckedComponent[]) => readonly JudgedComponent[];

/** Judged components that are remembered at most: those of a run of many documents are mostly the same. */
const maxRemembered = 200_000;

export function componentJudge(indexes: readonly Advisories[]): JudgeComponents {
  const remembered = new Map<string, JudgedComponent>();
  return (components) => {
    if (remembered.size > maxRemembered) remembered.clear();
    const keys = components.map(keyOf);
    const unknown = new Map<string, Subject>();
    for (const [at, key] of keys.entries()) if (!remembered.has(key)) unknown.set(key, components[at]!.subject);
    const judged = judgeSubjects([...unknown.values()], indexes);
    for (const [at, key] of [...unknown.keys()].entries()) remembered.set(key, judged[at]!);
    return keys.map((key) => remembered.get(key)!);
  };
}

/** What decides of a component, as text. */
function keyOf({ told, purl, subject: { version, publisher, signer, hashes } }: CheckedComponent): string {
  if (purl !== undefined && publisher === undefined && signer === undefined && hashes === undefined && told.version === version)
    return `${purl} ${told.name}`;
  return JSON.stringify([purl, told.name, version, publisher, signer, hashes]);
}

function judgeSubjects(subjects: readonly Subject[], indexes: readonly Advisories[]): JudgedComponent[] {
  const records = subjects.map((): JudgedRecord[] => []);
  for (const index of indexes) {
    for (const [at, candidates] of findCandidates(subjects, index).entries()) {
      for (const { feed, advisory } of candidates) {
        records[at]!.push({ feed, advisory, group: index.groupOf(advisory.id), judgement: judge(subjects[at]!, advisory) });
      }
    }
  }
  return records.map((found, at) => ({ records: found, advice: adviceFor(subjects[at]!, found) }));
}

function findCandidates(subjects: readonly Subject[], index: Advisories) {
  const names = subjects.map(packagesOfSubject);
  const byPackage = index.candidates(names.flat());
  const byProduct = index.byProduct(subjects.map(productKeysOfSubject));
  let next = 0;
  return subjects.map((_, at) => {
    const found = new Map(byProduct[at]!.map((candidate) => [candidate.key, candidate]));
    for (const _name of names[at]!) for (const candidate of byPackage[next++]!) found.set(candidate.key, candidate);
    return [...found.values()];
  });
}
