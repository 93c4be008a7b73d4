import { ecosystemOfPurl, namesSources, type Purl, schemeOfPurl, versionOfPurl } from '../../domain/purl/index.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import { judge, type Subject } from '../../match/index.ts';
import { compareParsed, type ParsedVersion, parseVersion } from '../../versions/index.ts';
import type { JudgedRecord } from './judge-components.ts';

/** Fixed versions that are tried at most, smallest first. */
const maxTried = 200;

/**
 * The smallest version above the component's own that no record affects and none leaves undetermined: every version that a record names as
 * fixed is judged by all of them, for what is new may bring flaws of its own. Null where there is none, as with what was bad from birth.
 */
export function adviceFor(subject: Subject, records: readonly JudgedRecord[]): string | null {
  const found = records.filter(({ judgement }) => isFinding(judgement.kind));
  const { purl, version } = subject;
  const scheme = found.length > 0 && purl ? schemeOfPurl(purl) : undefined;
  const current = scheme && purl && version !== undefined ? readCandidate(scheme, judgedVersion(purl, version)) : undefined;
  if (!purl || !scheme || !current) return null;
  const ends = found.map(({ judgement }) => candidatesOf(judgement.fixed, scheme, current));
  const bound = smallestEnd(scheme, found, ends);
  const clears = clearing(subject, purl, records);
  if (bound && clears(bound.text)) return bound.text;
  const others = records.filter(({ judgement }) => !isFinding(judgement.kind));
  const named = [...ends, ...others.map(({ judgement }) => candidatesOf(judgement.fixed, scheme, current))].flat();
  const candidates = sorted(scheme, named).filter((one) => !bound || compareParsed(scheme, one.parsed, bound.parsed) === 1);
  return candidates.slice(0, maxTried).find(({ text }) => clears(text))?.text ?? null;
}

interface VersionCandidate {
  readonly text: string;
  readonly parsed: ParsedVersion;
}

function readCandidate(scheme: string, text: string): VersionCandidate | undefined {
  const parsed = parseVersion(scheme, text);
  return parsed === undefined ? undefined : { text, parsed };
}

/** The versions above the component's own, smallest first. */
function candidatesOf(fixed: readonly string[], scheme: string, current: VersionCandidate): readonly VersionCandidate[] {
  const above: VersionCandidate[] = [];
  for (const text of fixed) {
    const candidate = readCandidate(scheme, text);
    if (candidate && compareParsed(scheme, candidate.parsed, current.parsed) === 1) above.push(candidate);
  }
  return sorted(scheme, above);
}

/**
 * What holds a version in a range holds all up to the next one that has the fix: no version below the largest of these clears all findings. What
 * is listed, or could not be decided, gives no such bound.
 */
function smallestEnd(
  scheme: string,
  found: readonly JudgedRecord[],
  ends: readonly (readonly VersionCandidate[])[],
): VersionCandidate | undefined {
  let bound: VersionCandidate | undefined;
  for (const [at, { judgement }] of found.entries()) {
    const [first] = ends[at]!;
    if (judgement.kind !== 'affected' || judgement.exact || !first) continue;
    if (!bound || compareParsed(scheme, first.parsed, bound.parsed) === 1) bound = first;
  }
  return bound;
}

function sorted(scheme: string, candidates: readonly VersionCandidate[]): readonly VersionCandidate[] {
  return candidates.length < 2 ? candidates : candidates.toSorted((a, b) => compareParsed(scheme, a.parsed, b.parsed) ?? 0);
}

/** Whether a version is affected by none; the record that ruled out the last one is asked first, for it rules out the next one most often. */
function clearing(subject: Subject, purl: Purl, records: readonly JudgedRecord[]): (candidate: string) => boolean {
  const asked = [...records];
  return (candidate) => {
    const next = withVersion(subject, purl, candidate);
    const at = asked.findIndex(({ advisory }) => isFinding(judge(next, advisory).kind));
    if (at > 0) asked.unshift(...asked.splice(at, 1));
    return at < 0;
  };
}

function isFinding(kind: VerdictKind): boolean {
  return kind === 'affected' || kind === 'undetermined';
}

function judgedVersion(purl: Purl, version: string): string {
  const own = versionOfPurl(purl, version) ?? version;
  const built = sourceOf(purl)?.version;
  // The name of a source rpm leaves the epoch out.
  return built === undefined || (purl.type === 'rpm' && built === purl.version) ? own : built;
}

function withVersion(subject: Subject, purl: Purl, version: string): Subject {
  const { hashes: _, named, ...rest } = subject;
  const source = sourceOf(purl);
  if (!source) return { ...rest, ...(named ? { named } : {}), version };
  return { ...rest, version, purl: { ...purl, version, qualifiers: { ...purl.qualifiers, upstream: `${source.name}@${version}` } } };
}

/** The source package that records are about, where that is told. */
function sourceOf(purl: Purl) {
  const named = ecosystemOfPurl(purl);
  return named && namesSources(named.ecosystem) ? named.source : undefined;
}
