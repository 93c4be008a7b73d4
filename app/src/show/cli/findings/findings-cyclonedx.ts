import { randomUUID } from 'node:crypto';
import type { FindingNote } from '../../../answer/findings/findings-answer.ts';
import { statesWorstFirst } from '../../../domain/verdict.ts';
import { cycloneDxWord } from '../../../domain/vex-justification.ts';
import { componentOf, ratingOf, sourceOf } from '../check/check-cyclonedx.ts';
import type { VexOptions } from './findings-openvex.ts';
import { productOf, type StatedFinding, statedOf } from './stated-finding.ts';

const states = {
  affected: 'exploitable',
  undetermined: 'in_triage',
  inTriage: 'in_triage',
  fixed: 'resolved',
  notAffected: 'not_affected',
  falsePositive: 'false_positive',
} as const;

/**
 * The ledger's findings and what was decided of them as a CycloneDX document with vulnerabilities. It cannot speak of a component on some assets
 * only: what is not the same on all is stated as what it is where it is worst.
 *
 * @see https://cyclonedx.org/docs/1.6/json/#vulnerabilities
 */
export function findingsCycloneDx(findings: readonly FindingNote[], { version, now, author, asset }: VexOptions): string {
  const told = findings.flatMap((note) => worstOf(statedOf(note, asset)) ?? []);
  const components = new Map(told.map(({ note }) => [refOf(note), componentOf(refOf(note), note.component)]));
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: {
      timestamp: now,
      tools: { components: [{ type: 'application', name: 'waybill', version }] },
      authors: [{ name: author }],
      ...(asset === undefined ? {} : { component: { type: 'application', 'bom-ref': 'asset', name: asset } }),
    },
    components: [...components.values()],
    vulnerabilities: told.map(vulnerabilityOf),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function worstOf(stated: readonly StatedFinding[]): StatedFinding | undefined {
  const rank = ({ state }: StatedFinding) =>
    state === 'inTriage' ? 1 : state === 'falsePositive' ? statesWorstFirst.length : statesWorstFirst.indexOf(state);
  return stated.toSorted((a, b) => rank(a) - rank(b))[0];
}

function refOf({ component: { purl, name, version } }: FindingNote): string {
  return productOf(purl, name, version);
}

function vulnerabilityOf(stated: StatedFinding) {
  const { note, expires } = stated;
  const { group, aliases, summary, severity, fixed } = note;
  const others = aliases.filter((id) => id !== group);
  return {
    'bom-ref': `${group} ${refOf(note)}`,
    id: group,
    source: sourceOf(group),
    ...(others.length > 0 ? { references: others.map((id) => ({ id, source: sourceOf(id) })) } : {}),
    ...(severity ? { ratings: [ratingOf(severity)] } : {}),
    ...(summary === '' ? {} : { description: summary }),
    ...(fixed.length > 0 ? { recommendation: `Update to ${fixed.join(' or ')}.` } : {}),
    analysis: analysisOf(stated),
    affects: [{ ref: refOf(note) }],
    ...(expires === null ? {} : { properties: [{ name: 'waybill:expires', value: expires }] }),
  };
}

function analysisOf({ state, justification, words, time, note, assets }: StatedFinding) {
  const where = assets && note.places.length > 1 ? ` On ${assets.length} of ${note.assets.length} assets.` : '';
  return {
    state: states[state],
    ...(justification && state === 'notAffected' ? { justification: cycloneDxWord(justification) } : {}),
    ...(state === 'affected' && note.fixed.length > 0 ? { response: ['update'] } : {}),
    detail: `${words}${where}`,
    lastUpdated: time,
  };
}
