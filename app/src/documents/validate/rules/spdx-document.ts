import type { Rule } from '../rule.ts';
import { isDateTime } from '../schema/formats.ts';
import { shown } from './identity.ts';

export const spdxTime: Rule = {
  id: 'time/invalid',
  severity: 'error',
  demands: 'A time is `YYYY-MM-DDThh:mm:ssZ`, and a moment that exists.',
  formats: ['spdx'],
  start(context) {
    const check = (value: unknown) => {
      if (typeof value === 'string' && !(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && isDateTime(value))) {
        context.report(`${shown(value)} is no time as SPDX writes it (YYYY-MM-DDThh:mm:ssZ)`);
      }
    };
    const keys = ['created', 'annotationDate', 'reviewDate', 'builtDate', 'releaseDate', 'validUntilDate', 'timestamp'];
    return { keys: Object.fromEntries(keys.map((key) => [key, check])) };
  },
};

export const dataLicense: Rule = {
  id: 'data-license/not-cc0',
  severity: 'error',
  demands: 'The data of an SPDX document are under CC0-1.0.',
  formats: ['spdx'],
  start({ document, report }) {
    return {
      end: () => {
        const { dataLicense: declared } = document;
        if (typeof declared === 'string' && declared !== 'CC0-1.0') {
          report(`the data licence is ${shown(declared)}, where SPDX demands CC0-1.0`, { pointer: '/dataLicense' });
        }
      },
    };
  },
};

export const namespaceInvalid: Rule = {
  id: 'namespace/invalid',
  severity: 'error',
  demands: 'The namespace of a document is an absolute URI without a fragment.',
  formats: ['spdx'],
  start({ document, report }) {
    return {
      end: () => {
        const { documentNamespace: namespace } = document;
        if (typeof namespace === 'string' && !/^[A-Za-z][A-Za-z0-9+.-]*:[^\s#<>"{}|\\^`]+$/.test(namespace)) {
          report(`${shown(namespace)} is no absolute URI without a fragment`, { pointer: '/documentNamespace' });
        }
      },
    };
  },
};

export const actorInvalid: Rule = {
  id: 'actor/invalid',
  severity: 'error',
  demands: 'Who made something is told as `Person: `, `Organization: ` or `Tool: ` and a name.',
  formats: ['spdx'],
  start(context) {
    const check = (value: unknown, form: RegExp, words: string) => {
      if (typeof value === 'string' && !form.test(value)) context.report(`${shown(value)} does not begin with ${words}`);
    };
    const supplier = (value: unknown) => check(value, /^(?:NOASSERTION$|(?:Person|Organization):\s*\S)/, '"Person: " or "Organization: "');
    const anyone = (value: unknown) => check(value, /^(?:Person|Organization|Tool):\s*\S/, '"Person: ", "Organization: " or "Tool: "');
    return {
      keys: {
        supplier,
        originator: supplier,
        annotator: anyone,
        creators: (value) => {
          if (Array.isArray(value)) value.forEach(anyone);
        },
      },
    };
  },
};

export const licenseRefUndefined: Rule = {
  id: 'license/undefined-ref',
  severity: 'error',
  demands: 'A LicenseRef that an expression uses is defined by the document.',
  formats: ['spdx'],
  start(context) {
    const infos: readonly unknown[] = Array.isArray(context.document.hasExtractedLicensingInfos)
      ? context.document.hasExtractedLicensingInfos
      : [];
    const defined = new Set(infos.map((info) => (info as { licenseId?: unknown } | null)?.licenseId));
    const check = (value: unknown) => {
      if (Array.isArray(value)) value.forEach(check);
      if (typeof value !== 'string' || !value.includes('LicenseRef-')) return;
      for (const [, document, ref] of value.matchAll(/(DocumentRef-[A-Za-z0-9.-]+:)?(LicenseRef-[A-Za-z0-9.-]+)/g)) {
        if (!document && !defined.has(ref)) context.report(`the document uses ${ref} and does not define it`, { cause: ref! });
      }
    };
    const keys = ['licenseConcluded', 'licenseDeclared', 'licenseInfoFromFiles', 'licenseInfoInFiles', 'licenseInfoInSnippets'];
    return { keys: Object.fromEntries(keys.map((key) => [key, check])) };
  },
};
