import { ecosystemOfPurl, type Purl, schemeOfPurl } from '../../domain/purl/index.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import { judge, type Subject } from '../../match/index.ts';
import { compareVersions } from '../../versions/index.ts';
import type { JudgedRecord } from './judge-components.ts';

/** Fixed versions that are tried at most, smallest first. */
const maxTried = 200;

/**
 * The smallest version above the component's own that no record affects and none leaves undetermined: every version that a record names as
 * fixed is judged by all of them. Null where there is none, as with what was bad from birth.
 */
export function adviceFor(subject: Subject, records: readonly JudgedRecord[]): string | null {
  const { purl, version } = subject;
  const scheme = purl && schemeOfPurl(purl);
  if (!purl || version === undefined || scheme === undefined) return null;
  const found = records.filter(({ judgement }) => isFinding(judgement.kind));
  if (found.length === 0) return null;
  const fixed = new Set(found.flatMap(({ judgement }) => judgement.fixed));
  const current = judgedVersion(purl, version);
  const above = [...fixed].filter((candidate) => compareVersions(scheme, candidate, current) === 1);
  above.sort((a, b) => compareVersions(scheme, a, b) ?? 0);
  return above.slice(0, maxTried).find(clearing(subject, purl, records)) ?? null;
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

/** Records of Debian and Alpine are about the source package. */
function judgedVersion(purl: Purl, version: string): string {
  return isBuiltFromSource(purl) ? (ecosystemOfPurl(purl)?.source?.version ?? version) : version;
}

function withVersion(subject: Subject, purl: Purl, version: string): Subject {
  const { hashes: _, ...rest } = subject;
  const source = isBuiltFromSource(purl) ? ecosystemOfPurl(purl)?.source : undefined;
  if (!source) return { ...rest, version };
  return { ...rest, version, purl: { ...purl, version, qualifiers: { ...purl.qualifiers, upstream: `${source.name}@${version}` } } };
}

function isBuiltFromSource({ type }: Purl): boolean {
  return type === 'deb' || type === 'apk';
}
