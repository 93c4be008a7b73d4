import { _, Ajv, type KeywordCxt, stringify } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { SchemaSet } from '../../app/src/documents/validate/schema/json-schema.ts';
import { schemaRuntime } from '../../app/src/documents/validate/schema/runtime.ts';
import { stripErrors } from './strip-errors.ts';

/**
 * Compiles a schema into a module whose `create(runtime)` gives the function that tells whether a document is valid.
 *
 * Four keywords are compiled otherwise than ajv does: `enum` asks a set (the licence list has 800 members), `uniqueItems` groups instead of
 * comparing each with each, `format` calls our own checks, which no text makes slow, and `pattern` knows a faster test for digests.
 */
export function compileSchema(schemas: SchemaSet): string {
  const ajv = new Ajv({
    strict: false,
    messages: false,
    validateFormats: false,
    validateSchema: false,
    meta: false,
    code: { source: true, esm: true },
  });
  replaceKeywords(ajv);
  for (const [name, schema] of Object.entries(schemas)) if (name !== '') ajv.addSchema({ ...schema, $id: name }, name);
  const text = standalone.default(ajv, ajv.compile({ ...schemas[''], $id: 'document' }));
  const exported = /^"use strict";export const validate = (\w+);export default \w+;/.exec(text);
  const body = exported
    ? stripErrors(text.slice(exported[0].length)).replaceAll('require("ajv/dist/runtime/ucs2length").default', 'runtime.lengthOf')
    : '';
  if (!exported || body.includes('require('))
    throw new Error('ajv writes its code in another form than before; compileSchema has to follow');
  return `// Generated from the official schema; see tools/schemas.\nexports.create = function create(runtime) {\n${body}\nreturn ${exported[1]};\n};\n`;
}

function replaceKeywords(ajv: Ajv): void {
  for (const keyword of ['enum', 'uniqueItems', 'format', 'pattern']) ajv.removeKeyword(keyword);
  ajv.addKeyword({
    keyword: 'enum',
    schemaType: 'array',
    code(context: KeywordCxt) {
      const members = context.schema as readonly unknown[];
      if (members.some((member) => typeof member === 'object')) throw new Error('an enum with objects needs another comparison');
      const set = context.gen.scopeValue('keyword', { ref: members, key: members, code: _`new Set(${stringify(members)})` });
      context.pass(_`${set}.has(${context.data})`);
    },
  });
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    code(context: KeywordCxt) {
      const areUnique = context.gen.scopeValue('keyword', { ref: schemaRuntime.areUnique, code: _`runtime.areUnique` });
      if (context.schema === true) context.pass(_`${areUnique}(${context.data})`);
    },
  });
  ajv.addKeyword({
    keyword: 'format',
    type: 'string',
    schemaType: 'string',
    code(context: KeywordCxt) {
      const name = context.schema as string;
      const check = schemaRuntime.formats[name];
      if (!check) throw new Error(`the format ${name} is not known; add it to the formats of the validator`);
      const format = context.gen.scopeValue('keyword', { ref: check, key: name, code: _`runtime.formats[${name}]` });
      context.pass(_`${format}(${context.data})`);
    },
  });
  ajv.addKeyword({
    keyword: 'pattern',
    type: 'string',
    schemaType: 'string',
    code(context: KeywordCxt) {
      const pattern = context.schema as string;
      const test = context.gen.scopeValue('keyword', {
        ref: schemaRuntime.patternTest,
        key: pattern,
        code: _`runtime.patternTest(${pattern})`,
      });
      context.pass(_`${test}(${context.data})`);
    },
  });
}
