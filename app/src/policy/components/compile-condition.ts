import { type CompileCondition, type Condition, isMisfit, type Misfit, type Operator } from './condition.ts';
import { age } from './subjects/age.ts';
import { component, direct, isInternal, missing, origin, supplier } from './subjects/component.ts';
import { coordinates } from './subjects/coordinates.ts';
import { advisoryClass, cwe, epss, knownExploited, severity, vulnerabilityId } from './subjects/findings.ts';
import { hash } from './subjects/hash.ts';
import { type KnownLicenses, license, licenseGroup } from './subjects/license.ts';
import { score } from './subjects/score.ts';
import { version } from './subjects/version.ts';
import { versionDistance } from './subjects/version-distance.ts';
import { textCondition } from './text-condition.ts';

/** What conditions of a policy's file refer to elsewhere in it. */
export interface PolicyTerms {
  readonly known: KnownLicenses;
  /** Patterns of the organisation's own components. */
  readonly internal: readonly string[];
}

/** Every subject of a condition: those of Dependency-Track, and ours behind them. */
export function conditionSubjects({ known, internal }: PolicyTerms): Readonly<Record<string, CompileCondition>> {
  return {
    AGE: age,
    COMPONENT_HASH: hash,
    COORDINATES: coordinates,
    CPE: textCondition('CPE', ({ cpes }) => cpes),
    CWE: cwe,
    EPSS: epss,
    IS_INTERNAL: isInternal(internal),
    LICENSE: license(known),
    LICENSE_GROUP: licenseGroup(known),
    PACKAGE_URL: textCondition('package URL', ({ purl }) => (purl === undefined ? [] : [purl])),
    SEVERITY: severity,
    SWID_TAGID: textCondition('SWID tag', ({ swid }) => (swid === undefined ? [] : [swid])),
    VERSION: version,
    VERSION_DISTANCE: versionDistance,
    VULNERABILITY_ID: vulnerabilityId,
    COMPONENT: component,
    COMPROMISE: advisoryClass('compromise', 'malware'),
    DIRECT: direct,
    END_OF_LIFE: advisoryClass('endOfLife'),
    KNOWN_EXPLOITED: knownExploited,
    MISSING: missing,
    ORIGIN: origin,
    SCORE: score,
    SUPPLIER: supplier,
  };
}

/** Makes a condition that can be tested, or says what does not fit in it. */
export function compileCondition(
  subjects: Readonly<Record<string, CompileCondition>>,
  subject: string,
  operator: Operator,
  value: string,
): Condition | Misfit {
  if (!Object.hasOwn(subjects, subject))
    return { message: `there is no subject ${subject}; there are ${Object.keys(subjects).join(', ')}` };
  const test = subjects[subject]!(operator, value);
  return isMisfit(test) ? { message: `${subject}: ${test.message}` } : { subject, operator, value, test };
}
