import { readPurl } from '../../../domain/purl/index.ts';
import { isCpe } from '../cpe.ts';
import type { Rule } from '../rule.ts';

/**
 * Most purls: of a type that demands nothing of its namespace and qualifiers, without anything to decode. They are right at a glance, which costs
 * a third of reading them.
 */
const plain =
  /^pkg:(?:cargo|deb|gem|generic|golang|maven|npm|nuget|pypi|rpm)\/(?:[A-Za-z0-9][A-Za-z0-9._~+-]*\/)*[A-Za-z0-9][A-Za-z0-9._~+-]*@[A-Za-z0-9._~+:-]+(?:\?[a-z_]+=[A-Za-z0-9._~+:/-]+)?$/;

/** What is not text is told by the schema; here only what a text says counts. */
export const purlInvalid: Rule = {
  id: 'purl/invalid',
  severity: 'error',
  demands: 'A purl can be read as one, and has what its type demands.',
  formats: ['cyclonedx', 'spdx', 'spdx3'],
  start(context) {
    const check = (value: unknown) => {
      if (typeof value !== 'string' || plain.test(value)) return;
      const refusal = readPurl(value);
      if (typeof refusal === 'string') context.report(`${shown(value)} is no purl: ${refusal.replaceAll('-', ' ')}`);
    };
    return {
      keys: {
        purl: check,
        software_packageUrl: check,
        referenceLocator: (value, { referenceType }) => {
          if (referenceType === 'purl') check(value);
        },
        identifier: (value, { externalIdentifierType }) => {
          if (externalIdentifierType === 'packageUrl') check(value);
        },
      },
    };
  },
};

export const cpeInvalid: Rule = {
  id: 'cpe/invalid',
  severity: 'error',
  demands: 'A CPE is a formatted string of 2.3 or a URI of 2.2.',
  formats: ['cyclonedx', 'spdx', 'spdx3'],
  start(context) {
    const check = (value: unknown) => {
      if (typeof value === 'string' && !isCpe(value)) context.report(`${shown(value)} is no CPE`);
    };
    return {
      keys: {
        cpe: check,
        referenceLocator: (value, { referenceType }) => {
          if (referenceType === 'cpe23Type' || referenceType === 'cpe22Type') check(value);
        },
        identifier: (value, { externalIdentifierType }) => {
          if (externalIdentifierType === 'cpe23' || externalIdentifierType === 'cpe22') check(value);
        },
      },
    };
  },
};

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
