import { parseExpression } from '../../licenses/index.ts';
import { told } from '../elements/element.ts';
import { isObject, listOf, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import type { Field } from './profile.ts';

/** Fields that several authorities ask for in the same sense. */

export const author: Field = { id: 'author', demands: 'who made the SBOM', scope: 'document', has: ({ hasAuthor }) => hasAuthor };
export const timestamp: Field = { id: 'timestamp', demands: 'when the SBOM was made', scope: 'document', has: ({ hasTime }) => hasTime };
export const tool: Field = { id: 'tool', demands: 'with which tool it was made', scope: 'document', has: ({ hasTool }) => hasTool };
export const primary: Field = {
  id: 'primary-component',
  demands: 'what the SBOM is about',
  scope: 'document',
  has: ({ hasPrimary }) => hasPrimary,
};
export const context: Field = {
  id: 'generation-context',
  demands: 'at which stage of the software’s life it was made',
  scope: 'document',
  has: ({ hasContext }) => hasContext,
};
export const authorContact: Field = {
  id: 'author-contact',
  demands: 'the mail address or URL of who made the SBOM',
  scope: 'document',
  has: ({ hasAuthorContact }) => hasAuthorContact,
};

export const name: Field = { id: 'name', demands: 'the component’s name', scope: 'component', has: (one) => one.name !== null };
export const version: Field = { id: 'version', demands: 'its version', scope: 'component', has: (one) => one.version !== null };
export const supplier: Field = {
  id: 'supplier',
  demands: 'who supplies it',
  scope: 'component',
  has: (one) => one.supplier !== null || one.manufacturer !== null || told(one.object.publisher) !== null,
};
export const identifier: Field = {
  id: 'identifier',
  demands: 'an identifier by which it is looked up: purl, CPE, SWID, SWHID or OmniBOR',
  scope: 'component',
  has: ({ purl, cpe, object }) => purl !== null || cpe !== null || otherIdentifiers(object),
};
export const dependency: Field = {
  id: 'dependency',
  demands: 'how it is related to other components',
  scope: 'component',
  has: ({ ref }, { related }) => ref !== null && related.has(ref),
};
export const hash: Field = { id: 'hash', demands: 'a digest of it', scope: 'component', has: ({ hashes }) => hashes.length > 0 };
export const license: Field & { scope: 'component' } = {
  id: 'license',
  demands: 'its licence',
  scope: 'component',
  has: ({ licenses }) => licenses.length > 0,
};
export const copyright: Field & { scope: 'component' } = {
  id: 'copyright',
  demands: 'who holds its copyright',
  scope: 'component',
  has: ({ object }) =>
    [object.copyright, object.copyrightText, object.software_copyrightText].some((text) => told(text) !== null && text !== 'NONE'),
};

/** Fields that are demanded of some components only. */

export const primaryLicense: Field = {
  ...license,
  id: 'primary-license',
  demands: 'the licence of what the SBOM is about',
  applies: ({ isRoot }) => isRoot,
};
export const primaryCopyright: Field = {
  ...copyright,
  id: 'primary-copyright',
  demands: 'who holds the copyright of what the SBOM is about',
  applies: ({ isRoot }) => isRoot,
};
export const directCompleteness: Field = {
  id: 'relationship-completeness',
  demands: 'of what the SBOM is about and what it needs directly: how complete their relations are',
  scope: 'component',
  applies: ({ isRoot, ref }, { isDirect }) => isRoot || isDirect(ref),
  has: ({ ref }, { tellsCompleteness }) => tellsCompleteness(ref),
};

/** Fields of BSI TR-03183-2, which is stricter about what counts. */

export const completeness: Field = {
  id: 'dependency-completeness',
  demands: 'how complete the list of what it needs is',
  scope: 'component',
  has: ({ ref }, { tellsCompleteness }) => tellsCompleteness(ref),
};
export const currentFormat: Field = {
  id: 'format',
  demands: 'CycloneDX from 1.6 on, or SPDX from 3.0.1 on',
  scope: 'document',
  has: ({ format, version = '' }) =>
    format === 'cyclonedx' ? ['1.6', '1.7'].includes(version) : format === 'spdx3' && version !== '3.0.0' && version !== '3.0',
};

/** Who supplies a component need not have made it. */
export const creatorContact: Field = {
  id: 'creator-contact',
  demands: 'the mail address or URL of who made the component',
  scope: 'component',
  has: ({ object: { manufacturer, authors, originator, originatedBy } }, { isReachable }) =>
    [manufacturer, ...listOf(authors), originator, ...listOf(originatedBy)].some(isReachable),
};
export const fileName: Field = {
  id: 'file-name',
  demands: 'the name of its file',
  scope: 'component',
  has: ({ object, ref }, { deliveredAs }) =>
    told(object.packageFileName) !== null ||
    property(object, 'bsi:component:filename') !== null ||
    deliveredAs(ref).some(({ name }) => told(name) !== null),
};
/** What is declared is the licence that the creator gave, which BSI asks for apart from this and only where it is known. */
export const distributionLicense: Field = {
  id: 'distribution-license',
  demands: 'the licences under which it may be used, by SPDX identifiers',
  scope: 'component',
  has: ({ licenses }) =>
    licenses.some(({ kind, text, acknowledgement }) => kind !== 'name' && acknowledgement !== 'declared' && parseExpression(text).ok),
};
export const sha512: Field = {
  id: 'sha512',
  demands: 'the SHA-512 of its deployable form',
  scope: 'component',
  has: ({ hashes, object, ref }, { deliveredAs }) =>
    hashes.some(isSha512) ||
    listOf(object.externalReferences).some((one) => isObject(one) && one.type === 'distribution' && listOf(one.hashes).some(isSha512)) ||
    deliveredAs(ref).some(({ verifiedUsing }) => listOf(verifiedUsing).some(isSha512)),
};

/** What BSI's taxonomy of CycloneDX properties says of a file, and the purposes that say it in SPDX 3, where leaving one out says no. */
const fileProperties = {
  executable: { demands: 'whether it is an executable', values: ['executable', 'non-executable'], purposes: undefined },
  archive: { demands: 'whether it is an archive', values: ['archive', 'no archive'], purposes: undefined },
  structured: { demands: 'whether it is structured', values: ['structured', 'unstructured'], purposes: ['container', 'firmware'] },
} as const;

/** Whether it is an executable, an archive, structured. */
export function bsiProperty(key: keyof typeof fileProperties): Field {
  const { demands, values, purposes } = fileProperties[key];
  const tells = (purpose: unknown) => purposes === undefined || purposes.some((one) => one === purpose);
  return {
    id: key,
    demands,
    scope: 'component',
    has: ({ object, ref }, { deliveredAs }) =>
      values.some((value) => value === property(object, `bsi:component:${key}`)) ||
      deliveredAs(ref).some(({ software_additionalPurpose }) => listOf(software_additionalPurpose).some(tells)),
  };
}

/** Those that CycloneDX has keys for, and types that SPDX 2 and 3 tell them by. */
function otherIdentifiers({ swid, swhid, omniborId, externalRefs, externalIdentifier }: JsonObject): boolean {
  if (isObject(swid) || listOf(swhid).length > 0 || listOf(omniborId).length > 0) return true;
  const types = [
    ...listOf(externalRefs).map((one) => isObject(one) && one.referenceType),
    ...listOf(externalIdentifier).map((one) => isObject(one) && one.externalIdentifierType),
  ];
  return types.some((type) => type === 'swid' || type === 'swh' || type === 'swhid' || type === 'gitoid');
}

function property({ properties }: JsonObject, wanted: string): string | null {
  for (const one of listOf(properties)) if (isObject(one) && one.name === wanted) return told(one.value);
  return null;
}

function isSha512(hash: unknown): boolean {
  if (!isObject(hash)) return false;
  const { alg, algorithm } = hash;
  return (
    wordOf(alg ?? algorithm)
      .toUpperCase()
      .replace('-', '') === 'SHA512'
  );
}
