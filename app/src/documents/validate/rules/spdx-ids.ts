import { isObject } from '../../fields.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { shown } from './identity.ts';

export const spdxIdInvalid: Rule = {
  id: 'spdx-id/invalid',
  severity: 'error',
  demands: 'An SPDXID is `SPDXRef-` and then letters, digits, dots and hyphens; that of the document is `SPDXRef-DOCUMENT`.',
  formats: ['spdx'],
  start(context) {
    return {
      keys: {
        SPDXID: (value, owner) => {
          if (typeof value !== 'string') return;
          if (!/^SPDXRef-[A-Za-z0-9.-]+$/.test(value)) context.report(`${shown(value)} is no SPDXID`);
          else if (owner === context.document && value !== 'SPDXRef-DOCUMENT') context.report('the document itself is SPDXRef-DOCUMENT');
        },
      },
    };
  },
};

export const spdxIdDuplicate: Rule = {
  id: 'spdx-id/duplicate',
  severity: 'error',
  demands: 'An SPDXID names one thing only.',
  formats: ['spdx'],
  start(context) {
    const seen = new Set<string>();
    return {
      keys: {
        SPDXID: (value) => {
          if (typeof value !== 'string') return;
          if (seen.has(value)) context.report(`the SPDXID ${shown(value)} is given to something else already`);
          seen.add(value);
        },
      },
    };
  },
};

export const spdxIdDangling: Rule = {
  id: 'spdx-id/dangling',
  severity: 'error',
  demands: 'What refers to an element refers to one that the document, or an external document that it declares, has.',
  formats: ['spdx'],
  start(context) {
    const given = new Set<string>();
    const external = new Set(externalDocuments(context.document));
    const check = (ref: unknown, pointer: string) => {
      if (typeof ref !== 'string' || given.has(ref)) return;
      const document = /^(DocumentRef-[A-Za-z0-9.+-]+)(?::|$)/.exec(ref)?.[1];
      if (document === undefined) context.report(`nothing in the document has the SPDXID ${shown(ref)}`, { pointer, cause: ref });
      else if (!external.has(document)) {
        context.report(`the document does not declare the external document ${shown(document)}`, { pointer, cause: document });
      }
    };
    return {
      keys: {
        SPDXID: (value) => {
          if (typeof value === 'string') given.add(value);
        },
      },
      end: () => checkReferences(context.document, check),
    };
  },
};

/** Words that stand in a relationship where there is nothing, or nothing is known. */
const silences: readonly unknown[] = ['NONE', 'NOASSERTION'];

function checkReferences(document: RuleContext['document'], check: (ref: unknown, pointer: string) => void): void {
  each(document.relationships, '/relationships', (relationship, pointer) => {
    check(relationship.spdxElementId, `${pointer}/spdxElementId`);
    if (!silences.includes(relationship.relatedSpdxElement)) check(relationship.relatedSpdxElement, `${pointer}/relatedSpdxElement`);
  });
  eachText(document.documentDescribes, '/documentDescribes', check);
  each(document.packages, '/packages', (found, pointer) => eachText(found.hasFiles, `${pointer}/hasFiles`, check));
  each(document.files, '/files', (file, pointer) => eachText(file.fileDependencies, `${pointer}/fileDependencies`, check));
  each(document.snippets, '/snippets', (snippet, pointer) => check(snippet.snippetFromFile, `${pointer}/snippetFromFile`));
}

function each(list: unknown, pointer: string, visit: (entry: RuleContext['document'], pointer: string) => void): void {
  if (!Array.isArray(list)) return;
  for (let index = 0; index < list.length; index++) if (isObject(list[index])) visit(list[index], `${pointer}/${index}`);
}

function eachText(list: unknown, pointer: string, visit: (text: unknown, pointer: string) => void): void {
  if (Array.isArray(list)) for (let index = 0; index < list.length; index++) visit(list[index], `${pointer}/${index}`);
}

function externalDocuments(document: RuleContext['document']): readonly string[] {
  const references: readonly unknown[] = Array.isArray(document.externalDocumentRefs) ? document.externalDocumentRefs : [];
  return references.flatMap((entry) => (isObject(entry) && typeof entry.externalDocumentId === 'string' ? [entry.externalDocumentId] : []));
}
