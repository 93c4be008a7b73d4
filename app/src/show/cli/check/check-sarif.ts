import type { CheckLine } from '../../../answer/check/check-line.ts';
import { renderSarif, type SarifResult, type SarifRule } from '../../render/sarif.ts';

/** The findings as SARIF: a rule for each advisory, a result for each component that it is about. */
export function checkSarif(version: string, lines: readonly CheckLine[]): string {
  const rules = new Map<string, SarifRule>();
  for (const line of lines) if (!rules.has(ruleOf(line))) rules.set(ruleOf(line), describe(line));
  return renderSarif(version, [...rules.values()], lines.map(resultOf));
}

function ruleOf({ group }: CheckLine): string {
  return group ?? 'no-feed';
}

function describe(line: CheckLine): SarifRule {
  const { group, aliases, advisory, title, severity } = line;
  if (group === null) return { id: 'no-feed', text: 'No feed of advisories speaks of the component.' };
  const ids = [...new Set([advisory!, ...aliases])].filter((id) => id !== group);
  return {
    id: group,
    text: title || group,
    help: [title, ids.length > 0 ? `Also known as ${ids.join(', ')}.` : ''].filter((part) => part !== '').join('\n\n') || group,
    properties: { tags: ['security'], ...(severity?.score ? { 'security-severity': severity.score.toFixed(1) } : {}) },
  };
}

function resultOf(line: CheckLine): SarifResult {
  const { component, purl, reason, advice, place, input, advisory, waived, vex } = line;
  const kind = kindOf(line);
  const accepted = waived ? `${waived.author}, until ${waived.expires}: ${waived.reason}` : undefined;
  return {
    rule: ruleOf(line),
    level: kind === undefined ? levelOf(line) : 'none',
    ...(kind === undefined ? {} : { kind }),
    message: `${component}: ${reason}${advice === null ? '' : ` ${advice} clears all its findings.`}`,
    path: place.path ?? input,
    line: place.line,
    subjects: [purl ?? component],
    fingerprint: `${purl ?? component} ${advisory ?? 'no-feed'}`,
    ...(accepted === undefined ? {} : { accepted }),
    properties: {
      component,
      purl,
      advisory,
      verdict: line.verdict,
      clause: line.clause,
      fixed: line.fixed,
      paths: line.paths,
      ...(place.pointer === null ? {} : { pointer: place.pointer }),
      ...(vex ? { vex } : {}),
    },
  };
}

function kindOf({ verdict }: CheckLine): SarifResult['kind'] {
  return { affected: undefined, undetermined: 'open', fixed: 'pass', notAffected: 'notApplicable' }[verdict] as SarifResult['kind'];
}

function levelOf({ class: advisoryClass, severity }: CheckLine): SarifResult['level'] {
  if (advisoryClass === 'compromise' || advisoryClass === 'malware') return 'error';
  switch (severity?.rating) {
    case 'critical':
    case 'high':
      return 'error';
    case 'low':
    case 'none':
      return 'note';
    default:
      return 'warning';
  }
}
