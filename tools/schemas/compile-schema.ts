import type { JsonSchema, SchemaSet } from '../../app/src/documents/validate/schema/json-schema.ts';

/**
 * Compiles a schema into a module whose `create(runtime)` gives a function for the whole document, and one for each part that the schema
 * refers to. Each tells whether a value is valid, and nothing else.
 *
 * Each schema that is more than a test of a text or a number becomes a function of its own. An object with known keys is gone through once, by
 * the keys that it has: it mostly has few of those that it might have. V8 compiles only the functions that a document needs.
 */
export function compileSchema(schemas: SchemaSet): string {
  return new Compiler(schemas).compile();
}

class Compiler {
  readonly #schemas: SchemaSet;
  /** Code of tests that are made once, and the name of each. */
  readonly #constants = new Map<string, string>();
  readonly #functions: string[] = [];
  readonly #names = new Map<JsonSchema, string>();
  readonly #parts = new Map<string, string>();

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas;
  }

  compile(): string {
    const document = this.#functionOf(this.#schemas['']!, '');
    const constants = [...this.#constants].map(([code, name]) => `const ${name} = runtime.${code};`);
    const parts = [...this.#parts].map(([reference, name]) => `${JSON.stringify(reference)}: ${name},`);
    const lines = [...constants, ...this.#functions, `return { isValid: ${document}, parts: { __proto__: null,`, ...parts, '} };'];
    return `// Generated from the official schema; see tools/schemas.\nexports.create = function create(runtime) {\n${lines.join('\n')}\n};\n`;
  }

  #constant(code: string): string {
    const name = this.#constants.get(code) ?? `c${this.#constants.size}`;
    this.#constants.set(code, name);
    return name;
  }

  /** The code of a test of `value`, the name of a variable. */
  #test(schema: JsonSchema | boolean, base: string, value: string): string {
    if (typeof schema === 'boolean') return String(schema);
    const parts = structural.some((keyword) => schema[keyword] !== undefined)
      ? [`${this.#functionOf(schema, base)}(${value})`]
      : [...(schema.$ref === undefined ? [] : [this.#referred(schema.$ref, base, value)]), ...this.#scalarTests(schema, value)];
    const needed = parts.filter((part) => part !== 'true');
    return needed.length === 0 ? 'true' : needed.join(' && ');
  }

  #referred(reference: string, base: string, value: string): string {
    const [name = '', path = ''] = reference.split('#');
    const target = name === '' ? base : name;
    let schema: unknown = this.#schemas[target];
    for (const part of path.split('/').slice(1)) schema = (schema as Record<string, unknown> | undefined)?.[part];
    if (schema === undefined) throw new Error(`the reference ${reference} leads nowhere`);
    const isScalar = [...structural, '$ref' as const].every((keyword) => (schema as JsonSchema)[keyword] === undefined);
    if (isScalar) return this.#test(schema as JsonSchema, target, value);
    const called = this.#functionOf(schema as JsonSchema, target);
    this.#parts.set(`${target}#${path}`, called);
    return `${called}(${value})`;
  }

  #functionOf(schema: JsonSchema, base: string): string {
    const known = this.#names.get(schema);
    if (known) return known;
    // The name is known before the function is made: schemas refer to themselves.
    const name = `f${this.#names.size}`;
    this.#names.set(schema, name);
    this.#functions.push(`function ${name}(v) {\n${this.#demands(schema, base).join('\n')}\nreturn true;\n}`);
    return name;
  }

  /** Statements that answer false where the variable `v` is not as the schema demands. */
  #demands(schema: JsonSchema, base: string): string[] {
    const { $ref, type } = schema;
    const tests = [...this.#scalarTests(schema, 'v'), ...($ref === undefined ? [] : [this.#referred($ref, base, 'v')])];
    const lines = tests.map(demand);
    const ofList = this.#listDemands(schema, base);
    const ofObject = this.#objectDemands(schema, base);
    if (ofList.length > 0) lines.push(...(type === 'array' ? ofList : ['if (Array.isArray(v)) {', ...ofList, '}']));
    if (ofObject.length > 0) lines.push(...(type === 'object' ? ofObject : [`if (${typeTest('object', 'v')}) {`, ...ofObject, '}']));
    return [...lines, ...this.#formDemands(schema, base)];
  }

  #listDemands({ items, additionalItems, minItems, maxItems, uniqueItems }: JsonSchema, base: string): string[] {
    const lines: string[] = [];
    if (minItems !== undefined) lines.push(demand(`v.length >= ${minItems}`));
    if (maxItems !== undefined) lines.push(demand(`v.length <= ${maxItems}`));
    const first: readonly (JsonSchema | boolean)[] = Array.isArray(items) ? items : [];
    const rest = (Array.isArray(items) ? additionalItems : (items as JsonSchema | boolean | undefined)) ?? true;
    for (const [at, item] of first.entries()) {
      const test = this.#test(item, base, 'c');
      if (test !== 'true') lines.push(`if (v.length > ${at}) {`, `const c = v[${at}];`, demand(test), '}');
    }
    const test = this.#test(rest, base, 'c');
    if (test !== 'true') lines.push(`for (let i = ${first.length}; i < v.length; i++) {`, 'const c = v[i];', demand(test), '}');
    if (uniqueItems) lines.push(demand('runtime.areUnique(v)'));
    return lines;
  }

  #objectDemands({ required = [], properties = {}, additionalProperties }: JsonSchema, base: string): string[] {
    const named = [...required, ...Object.keys(properties)];
    if (named.some((key) => key in Object.prototype)) throw new Error('a key that every object has needs another comparison');
    const lines = required.map((key) => demand(`v[${JSON.stringify(key)}] !== undefined`));
    const tests = Object.entries(properties).map(([key, schema]) => [JSON.stringify(key), this.#test(schema, base, 'c')] as const);
    if (additionalProperties === undefined) {
      const told = tests.filter(([, test]) => test !== 'true');
      return [
        ...lines,
        ...told.flatMap(([key, test]) => ['{', `const c = v[${key}];`, `if (c !== undefined && !(${test})) return false;`, '}']),
      ];
    }
    const keysByTest = Map.groupBy(tests, ([, test]) => test);
    const cases = [...keysByTest].flatMap(([test, keys]) => [...keys.map(([key]) => `case ${key}:`), demand(test), 'break;']);
    const other = this.#test(additionalProperties, base, 'c');
    if (cases.length === 0 && other === 'true') return lines;
    return [...lines, 'for (const k in v) {', 'const c = v[k];', 'switch (k) {', ...cases, 'default:', demand(other), '}', '}'];
  }

  #formDemands({ allOf = [], anyOf, oneOf, not, if: condition, then, else: otherwise }: JsonSchema, base: string): string[] {
    const test = (schema: JsonSchema) => `(${this.#test(schema, base, 'v')})`;
    const lines = allOf.map((form) => demand(test(form)));
    if (anyOf) lines.push(demand(anyOf.map(test).join(' || ')));
    if (oneOf)
      lines.push('let forms = 0;', ...oneOf.map((form) => `if (${test(form)} && ++forms > 1) return false;`), demand('forms === 1'));
    if (not) lines.push(demand(`!${test(not)}`));
    if (condition) lines.push(demand(`${test(condition)} ? ${then ? test(then) : 'true'} : ${otherwise ? test(otherwise) : 'true'}`));
    return lines;
  }

  /** Tests of what concerns single values; what is said of texts or numbers leaves values of other types alone. */
  #scalarTests(schema: JsonSchema, value: string): string[] {
    const { type, enum: members, const: only, minLength, maxLength, pattern, format } = schema;
    if ([...(members ?? []), only].some((member) => typeof member === 'object')) throw new Error('objects need another comparison');
    const ofText: string[] = [];
    if (minLength !== undefined) ofText.push(minLength === 1 ? `${value} !== ''` : `runtime.lengthOf(${value}) >= ${minLength}`);
    if (maxLength !== undefined) ofText.push(`runtime.lengthOf(${value}) <= ${maxLength}`);
    if (pattern !== undefined) ofText.push(`${this.#constant(`patternTest(${JSON.stringify(pattern)})`)}(${value})`);
    if (format !== undefined) ofText.push(`${this.#constant(`formats[${JSON.stringify(format)}]`)}(${value})`);
    const ofNumber = bounds.flatMap(([keyword, sign]) => (schema[keyword] === undefined ? [] : [`${value} ${sign} ${schema[keyword]}`]));
    return [
      ...(type === undefined ? [] : [either([type].flat().map((one) => typeTest(one, value)))]),
      ...(members ? [`${this.#constant(`memberTest(${JSON.stringify(members)})`)}(${value})`] : []),
      ...(only === undefined ? [] : [`${value} === ${JSON.stringify(only)}`]),
      ...(type === 'string' ? ofText : ofText.map((test) => either([`typeof ${value} !== 'string'`, test]))),
      ...(type === 'number' || type === 'integer' ? ofNumber : ofNumber.map((test) => either([`typeof ${value} !== 'number'`, test]))),
    ];
  }
}

/** Keywords that take more than one expression to test. */
const structural = [
  ...(['items', 'minItems', 'maxItems', 'uniqueItems', 'properties', 'required', 'additionalProperties'] as const),
  ...(['allOf', 'anyOf', 'oneOf', 'not', 'if'] as const),
];

const bounds = [
  ['minimum', '>='],
  ['maximum', '<='],
  ['exclusiveMinimum', '>'],
  ['exclusiveMaximum', '<'],
] as const;

function typeTest(type: string, value: string): string {
  if (type === 'array') return `Array.isArray(${value})`;
  if (type === 'object') return `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`;
  if (type === 'null') return `${value} === null`;
  return type === 'integer' ? `Number.isInteger(${value})` : `typeof ${value} === '${type}'`;
}

function either(tests: readonly string[]): string {
  return tests.length === 1 ? tests[0]! : `(${tests.join(' || ')})`;
}

/** A statement that answers false where a test fails. */
function demand(test: string): string {
  if (test === 'true') return '';
  return test === 'false' ? 'return false;' : `if (!(${test})) return false;`;
}
