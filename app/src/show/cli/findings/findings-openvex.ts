import { createHash } from 'node:crypto';
import type { FindingNote } from '../../../answer/findings/findings-answer.ts';
import { openVexWord } from '../../../domain/vex-justification.ts';
import { productOf, type StatedFinding, statedOf } from './stated-finding.ts';

const statuses = {
  affected: 'affected',
  undetermined: 'under_investigation',
  inTriage: 'under_investigation',
  fixed: 'fixed',
  notAffected: 'not_affected',
  falsePositive: 'not_affected',
} as const;

export interface VexOptions {
  readonly version: string;
  /** RFC 3339. */
  readonly now: string;
  /** Who states it. */
  readonly author: string;
  /** The one asset that it is about. */
  readonly asset: string | undefined;
}

/**
 * The ledger's findings and what was decided of them as an OpenVEX document. What is not the same on all assets is stated of the component in
 * each asset, never of the component alone.
 *
 * @see https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md version 0.2.0
 */
export function findingsOpenVex(findings: readonly FindingNote[], { version, now, author, asset }: VexOptions): string {
  const statements = findings.flatMap((note) => statedOf(note, asset)).map(statementOf);
  const digest = createHash('sha256')
    .update(JSON.stringify([author, statements]))
    .digest('hex');
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': `https://openvex.dev/docs/public/vex-${digest}`,
    author,
    timestamp: now,
    version: 1,
    tooling: `waybill ${version}`,
    statements,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function statementOf(stated: StatedFinding) {
  const { note, author, time, expires } = stated;
  const { group, aliases, summary } = note;
  const others = aliases.filter((id) => id !== group);
  return {
    vulnerability: { name: group, ...(summary === '' ? {} : { description: summary }), ...(others.length > 0 ? { aliases: others } : {}) },
    timestamp: time,
    products: productsOf(stated),
    status: statuses[stated.state],
    ...(author === undefined ? {} : { supplier: author }),
    ...(expires === null ? {} : { 'waybill:expires': expires }),
    ...explanationOf(stated),
  };
}

function productsOf({ note: { component }, assets }: StatedFinding) {
  const purl = productOf(component.purl, component.name, component.version);
  const part = { '@id': purl, identifiers: { purl } };
  if (!assets) return [part];
  return assets.map((asset) => {
    const whole = productOf(null, asset, null);
    return { '@id': whole, identifiers: { purl: whole }, subcomponents: [part] };
  });
}

function explanationOf({ state, justification, words, note: { fixed } }: StatedFinding) {
  if (state === 'affected') {
    const action = fixed.length === 0 ? 'No version is known that has the fix.' : `Update to ${fixed.join(' or ')}.`;
    return { action_statement: action, status_notes: words };
  }
  if (state !== 'notAffected' && state !== 'falsePositive') return { status_notes: words };
  return {
    ...(justification ? { justification: openVexWord(justification) } : {}),
    impact_statement: state === 'falsePositive' ? `False positive. ${words}` : words,
  };
}
