import { parseExpression } from '../../../licenses/index.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { shown } from './identity.ts';

export const licenseInvalid: Rule = {
  id: 'license/invalid',
  severity: 'error',
  demands: 'A licence expression can be read as one.',
  formats: ['cyclonedx', 'spdx', 'spdx3'],
  start(context) {
    return { keys: expressionKeys(context, faultOf, (fault, text) => context.report(`${shown(text)} is no licence expression: ${fault}`)) };
  },
};

export const licenseUnknown: Rule = {
  id: 'license/unknown-id',
  severity: 'warning',
  demands: 'A licence expression names licences and exceptions of the SPDX list, or defines its own by LicenseRef.',
  formats: ['cyclonedx', 'spdx', 'spdx3'],
  start(context) {
    return { keys: expressionKeys(context, unknownIn, (unknown) => context.report(unknown, { cause: unknown })) };
  },
};

/** The keys that hold expressions, each text judged once: the same few stand in thousands of places. */
function expressionKeys(
  context: RuleContext,
  judge: (text: string) => string | undefined,
  tell: (fault: string, text: string) => void,
): Record<string, (value: unknown) => void> {
  const judged = new Map<string, string | undefined>();
  const isSpdx = context.document.spdxVersion !== undefined || context.document['@context'] !== undefined;
  const check = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(check);
    if (typeof value !== 'string') return;
    if (!judged.has(value)) judged.set(value, judge(value));
    const fault = judged.get(value);
    // The conditions of a workflow are expressions too, of another kind.
    if (fault !== undefined && (isSpdx || /\/licenses(?:\/\d+)?\/expression$/.test(context.pointer()))) tell(fault, value);
  };
  const keys = isSpdx
    ? [
        'licenseConcluded',
        'licenseDeclared',
        'licenseInfoFromFiles',
        'licenseInfoInFiles',
        'licenseInfoInSnippets',
        'simplelicensing_licenseExpression',
      ]
    : ['expression'];
  return Object.fromEntries(keys.map((key) => [key, check]));
}

function faultOf(text: string): string | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? undefined : parsed.message;
}

function unknownIn(text: string): string | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? parsed.notes.find(({ kind }) => kind === 'unknown-id' || kind === 'unknown-exception')?.message : undefined;
}
