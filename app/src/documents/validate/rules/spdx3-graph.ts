import { isObject } from '../../fields.ts';
import type { JsonObject } from '../../reading.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { isDateTime } from '../schema/formats.ts';
import { isIndividual, shapeNamed } from '../spdx3/spdx3-model.ts';
import { shown } from './identity.ts';

export const spdx3Duplicate: Rule = {
  id: 'spdx3-id/duplicate',
  severity: 'error',
  demands: 'An id of SPDX 3 names one thing only.',
  formats: ['spdx3'],
  start(context) {
    const seen = new Set<string>();
    const check = (value: unknown) => {
      if (typeof value !== 'string') return;
      if (seen.has(value)) context.report(`the id ${shown(value)} is given to something else already`);
      seen.add(value);
    };
    return { keys: { spdxId: check, '@id': check } };
  },
};

export const spdx3Dangling: Rule = {
  id: 'spdx3-id/dangling',
  severity: 'error',
  demands: 'What refers to an element of SPDX 3 refers to one of the document, one that it imports, or one that the specification names.',
  formats: ['spdx3'],
  start(context) {
    const given = new Set<string>();
    const prefixes: string[] = [];
    const give = (value: unknown) => {
      if (typeof value === 'string') given.add(value);
    };
    const keys = {
      spdxId: give,
      '@id': give,
      externalSpdxId: give,
      prefix: (value: unknown) => {
        if (typeof value === 'string') prefixes.push(`${value}:`);
      },
    };
    const end = () =>
      eachReference(context.document, (ref, wanted, pointer) => {
        if (given.has(ref) || isOfSpecification(ref) || isIndividual(ref, wanted) || prefixes.some((prefix) => ref.startsWith(prefix)))
          return;
        context.report(`nothing in the document has the id ${shown(ref)}, and it imports none`, { pointer: pointer(), cause: ref });
      });
    return { keys, end };
  },
};

export const spdx3OneDocument: Rule = {
  id: 'spdx3-document/one',
  severity: 'error',
  demands: 'A file holds one SpdxDocument at most.',
  formats: ['spdx3'],
  start(context) {
    return {
      end: () => {
        const documents = graphOf(context.document).flatMap((element, index) =>
          isObject(element) && element.type === 'SpdxDocument' ? [index] : [],
        );
        for (const index of documents.slice(1)) context.report('a second SpdxDocument stands here', { pointer: `/@graph/${index}` });
      },
    };
  },
};

export const spdx3Profile: Rule = {
  id: 'spdx3-profile/not-declared',
  severity: 'warning',
  demands: 'A document that declares profiles declares those of all that it uses.',
  formats: ['spdx3'],
  start(context) {
    return {
      end: () => {
        const graph = graphOf(context.document);
        const declared = new Set(
          graph.flatMap((element) => (isObject(element) && Array.isArray(element.profileConformance) ? element.profileConformance : [])),
        );
        if (declared.size === 0) return;
        for (const [index, element] of graph.entries()) {
          const type = isObject(element) && typeof element.type === 'string' ? element.type : '';
          const profile = profiles[/^([a-z]+)_/.exec(type)?.[1] ?? ''];
          if (profile !== undefined && !declared.has(profile)) {
            context.report(`${type} is of the profile ${profile}, which is not declared`, { pointer: `/@graph/${index}`, cause: profile });
          }
        }
      },
    };
  },
};

export const spdx3Time: Rule = {
  id: 'spdx3-time/invalid',
  severity: 'error',
  demands: 'A time of SPDX 3 is a moment that exists.',
  formats: ['spdx3'],
  start(context) {
    const check = (value: unknown) => {
      const hasForm = typeof value === 'string' && /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\dZ$/.test(value);
      if (hasForm && !isDateTime(value)) context.report(`${shown(value)} is no moment that exists`);
    };
    const keys = ['created', 'startTime', 'endTime', 'builtTime', 'releaseTime', 'validUntilTime'];
    return { keys: Object.fromEntries(keys.map((key) => [key, check])) };
  },
};

const profiles: Readonly<Record<string, string>> = {
  ai: 'ai',
  build: 'build',
  dataset: 'dataset',
  expandedlicensing: 'expandedLicensing',
  extension: 'extension',
  security: 'security',
  simplelicensing: 'simpleLicensing',
  software: 'software',
};

function graphOf(document: RuleContext['document']): readonly unknown[] {
  return Array.isArray(document['@graph']) ? document['@graph'] : [document];
}

/** Elements that the specification or the SPDX licence list gives. */
function isOfSpecification(ref: string): boolean {
  return /^https?:\/\/(?:www\.)?spdx\.org\/(?:licenses|rdf)\//.test(ref) || ref.startsWith('spdx:');
}

type Visit = (ref: string, wanted: string, pointer: () => string) => void;

/** Every field of an object that refers to another by its id. */
function eachReference(document: JsonObject, visit: Visit): void {
  const graph = graphOf(document);
  const isGraph = Array.isArray(document['@graph']);
  for (let index = 0; index < graph.length; index++) visitObject(graph[index], () => (isGraph ? `/@graph/${index}` : ''), visit);
}

function visitObject(object: unknown, pointer: () => string, visit: Visit): void {
  if (!isObject(object) || typeof object.type !== 'string') return;
  const shape = shapeNamed(object.type);
  if (!shape) return;
  for (const [key, { type }] of shape.fields) {
    const value = object[key];
    if (value === undefined || !isClass(type)) continue;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (let at = 0; at < list.length; at++) {
      const one = list[at];
      const way = () => `${pointer()}/${key}${Array.isArray(value) ? `/${at}` : ''}`;
      if (typeof one === 'string') visit(one, type, way);
      else visitObject(one, way, visit);
    }
  }
}

const plainTypes: ReadonlySet<string> = new Set(['text', 'uri', 'truth', 'time', 'semver', 'media', 'decimal', 'positive', 'natural']);

function isClass(type: string): boolean {
  return !type.startsWith('=') && !plainTypes.has(type);
}
