import { createHash } from 'node:crypto';
import type { CheckLine } from '../../../answer/check/check-line.ts';
import { purlOf } from '../../../domain/purl/index.ts';
import { justificationOf, openVexWord } from '../../../domain/vex-justification.ts';
import { type MergedFinding, mergeLines } from './merge-lines.ts';

const statuses = { affected: 'affected', undetermined: 'under_investigation', fixed: 'fixed', notAffected: 'not_affected' } as const;

/**
 * The findings as an OpenVEX document.
 *
 * @param now RFC 3339
 * @see https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md version 0.2.0
 */
export function checkOpenVex(version: string, now: string, lines: readonly CheckLine[]): string {
  const statements = mergeLines(lines).map(statementOf);
  const digest = createHash('sha256').update(JSON.stringify(statements)).digest('hex');
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `https://openvex.dev/docs/public/vex-${digest}`,
    author: 'Waybill',
    role: 'Document Creator',
    timestamp: now,
    version: 1,
    tooling: `waybill ${version}`,
    statements,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function statementOf({ group, line, lines }: MergedFinding) {
  const aliases = [...new Set(lines.flatMap(({ advisory, aliases }) => [advisory!, ...aliases]))].filter((id) => id !== group).sort();
  const { title, vex, waived } = line;
  const product = line.purl ?? purlOf({ type: 'generic', name: line.name, version: line.version ?? undefined });
  return {
    vulnerability: { name: group, ...(title ? { description: title } : {}), ...(aliases.length > 0 ? { aliases } : {}) },
    products: [{ '@id': product, identifiers: { purl: product } }],
    status: statuses[line.verdict],
    ...(vex ? { supplier: vex.author } : {}),
    ...(waived ? { status_notes: `Accepted by ${waived.author} until ${waived.expires}: ${waived.reason}` } : {}),
    ...explanationOf(line),
  };
}

function explanationOf({ verdict, reason, advice, remedy, vex }: CheckLine) {
  if (verdict === 'affected') return { action_statement: actionOf(advice, remedy) };
  if (verdict !== 'notAffected') return {};
  const justification = vex?.justification ? justificationOf(vex.justification) : undefined;
  return { ...(justification ? { justification: openVexWord(justification) } : {}), impact_statement: vex?.note ?? reason };
}

function actionOf(advice: string | null, remedy: string | null): string {
  if (remedy) return remedy;
  return advice === null ? 'No version is known that clears all findings of it.' : `Update to ${advice} or later.`;
}
