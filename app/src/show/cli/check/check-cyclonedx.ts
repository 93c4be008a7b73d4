import { randomUUID } from 'node:crypto';
import type { CheckLine } from '../../../answer/check/check-line.ts';
import { cycloneDxWord, justificationOf } from '../../../domain/vex-justification.ts';
import { type MergedFinding, mergeLines } from './merge-lines.ts';

const states = { affected: 'exploitable', undetermined: 'in_triage', fixed: 'resolved', notAffected: 'not_affected' } as const;

/**
 * The findings as a CycloneDX document with vulnerabilities: what was found, with the components that it was found in.
 *
 * @param now RFC 3339
 * @see https://cyclonedx.org/docs/1.6/json/#vulnerabilities
 */
export function checkCycloneDx(version: string, now: string, lines: readonly CheckLine[]): string {
  const findings = mergeLines(lines);
  const components = new Map(findings.map(({ line }) => [refOf(line), componentOf(refOf(line), line)]));
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: { timestamp: now, tools: { components: [{ type: 'application', name: 'waybill', version }] } },
    components: [...components.values()],
    vulnerabilities: findings.map(vulnerabilityOf),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function refOf({ purl, component }: CheckLine): string {
  return purl ?? component;
}

/** A component that findings refer to by `ref`. */
export function componentOf(ref: string, { name, version, purl }: Pick<CheckLine, 'name' | 'version' | 'purl'>) {
  return {
    type: 'library',
    'bom-ref': ref,
    name,
    ...(version === null ? {} : { version }),
    ...(purl === null ? {} : { purl }),
  };
}

function vulnerabilityOf({ group, line, lines }: MergedFinding) {
  const others = [...new Set(lines.flatMap(({ advisory, aliases }) => [advisory!, ...aliases]))].filter((id) => id !== group).sort();
  const { title, advice, severity, waived } = line;
  return {
    'bom-ref': `${group} ${refOf(line)}`,
    id: group,
    source: sourceOf(group),
    ...(others.length > 0 ? { references: others.map((id) => ({ id, source: sourceOf(id) })) } : {}),
    ...(severity ? { ratings: [ratingOf(severity)] } : {}),
    ...(title ? { description: title } : {}),
    ...(advice === null ? {} : { recommendation: `Update to ${advice}.` }),
    analysis: analysisOf(line),
    affects: [{ ref: refOf(line) }],
    ...(waived ? { properties: [{ name: 'waybill:waived', value: `${waived.author}, until ${waived.expires}: ${waived.reason}` }] } : {}),
  };
}

export function sourceOf(id: string): { readonly name: string } {
  if (/^CVE-/i.test(id)) return { name: 'NVD' };
  return { name: /^GHSA-/i.test(id) ? 'GitHub' : id.split('-', 1)[0]! };
}

export function ratingOf({ rating, score, vector }: NonNullable<CheckLine['severity']>) {
  return {
    ...(score === null ? {} : { score }),
    severity: rating,
    ...(vector === null ? {} : { method: methodOf(vector), vector }),
  };
}

function methodOf(vector: string): string {
  if (vector.startsWith('CVSS:4')) return 'CVSSv4';
  if (vector.startsWith('CVSS:3.1')) return 'CVSSv31';
  return vector.startsWith('CVSS:3') ? 'CVSSv3' : 'CVSSv2';
}

function analysisOf({ verdict, reason, vex }: CheckLine) {
  const justification = verdict === 'notAffected' && vex?.justification ? justificationOf(vex.justification) : undefined;
  return {
    state: vex?.believed && vex.justification === 'false_positive' ? 'false_positive' : states[verdict],
    ...(justification ? { justification: cycloneDxWord(justification) } : {}),
    detail: vex?.note ?? reason,
  };
}
