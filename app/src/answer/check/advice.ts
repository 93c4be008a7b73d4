import { ecosystemOfPurl, type Purl, schemeOfEcosystem } from '../../domain/purl/index.ts';
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
  const scheme = purl && schemeOfPackage(purl);
  if (!purl || version === undefined || scheme === undefined) return null;
  const found = records.filter(({ judgement: { kind } }) => kind === 'affected' || kind === 'undetermined');
  const fixed = new Set(found.flatMap(({ judgement }) => judgement.fixed));
  const current = judgedVersion(purl, version);
  const above = [...fixed].filter((candidate) => compareVersions(scheme, candidate, current) === 1);
  above.sort((a, b) => compareVersions(scheme, a, b) ?? 0);
  const clears = (candidate: string) => {
    const next = withVersion(subject, purl, candidate);
    return records.every(({ advisory }) => !['affected', 'undetermined'].includes(judge(next, advisory).kind));
  };
  return above.slice(0, maxTried).find(clears) ?? null;
}

function schemeOfPackage(purl: Purl): string | undefined {
  const named = ecosystemOfPurl(purl);
  return named && schemeOfEcosystem(named.ecosystem);
}

/** Records of Debian and Alpine are about the source package. */
function judgedVersion(purl: Purl, version: string): string {
  return isBuiltFromSource(purl) ? (ecosystemOfPurl(purl)?.source?.version ?? version) : version;
}

function withVersion(subject: Subject, purl: Purl, version: string): Subject {
  const { hashes: _, ...rest } = subject;
  const source = isBuiltFromSource(purl) ? ecosystemOfPurl(purl)?.source : undefined;
  const { epoch: __, ...qualifiers } = purl.qualifiers;
  const upstream = source ? { upstream: `${source.name}@${version}` } : {};
  return { ...rest, version, purl: { ...purl, version, qualifiers: { ...qualifiers, ...upstream } } };
}

function isBuiltFromSource({ type }: Purl): boolean {
  return type === 'deb' || type === 'apk';
}
