import type { Rule } from '../rule.ts';
import { shown } from './identity.ts';

export const schemaDisagrees: Rule = {
  id: 'version/schema-disagrees',
  severity: 'error',
  demands: '`$schema` names the schema of the version that `specVersion` declares.',
  formats: ['cyclonedx'],
  start({ document, specVersion, report }) {
    return {
      end: () => {
        const { $schema } = document;
        const named = typeof $schema === 'string' ? /bom-(\d+\.\d+)[a-z]?(?:-strict)?\.schema\.json/.exec($schema)?.[1] : undefined;
        if (named !== undefined && named !== specVersion) {
          report(`the schema ${shown($schema)} is that of ${named}, but specVersion says ${specVersion}`, { pointer: '/$schema' });
        }
      },
    };
  },
};

export const versionRangeInternal: Rule = {
  id: 'version-range/internal',
  severity: 'error',
  demands: 'A range of versions stands only with a component that is external to what the document is about, and not beside a version.',
  formats: ['cyclonedx'],
  start(context) {
    return {
      keys: {
        versionRange: (_, { isExternal, version }) => {
          const external = isExternal === true || isExternal === 'true' || isExternal === '1';
          if (!external) context.report('a range of versions stands with a component that is not told to be external');
          else if (version !== undefined) context.report('a range of versions stands beside a version');
        },
      },
    };
  },
};

export const iriInvalid: Rule = {
  id: 'iri/invalid',
  severity: 'warning',
  demands: 'A URL holds no blank, no control character and none of the characters that stand in no IRI.',
  formats: ['cyclonedx'],
  start(context) {
    const check = (value: unknown) => {
      if (Array.isArray(value)) value.forEach(check);
      if (typeof value === 'string' && /[\s<>"{}|\\^`]/.test(value)) context.report(`${shown(value)} is no IRI`);
    };
    return { keys: { url: check } };
  },
};
