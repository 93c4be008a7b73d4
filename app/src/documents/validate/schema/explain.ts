import { findDuplicate } from './duplicate-items.ts';
import { schemaFormats } from './formats.ts';
import type { JsonSchema } from './json-schema.ts';
import type { WholeSchema } from './load-schema.ts';
import { lengthOf, patternTest } from './runtime.ts';

/** A part of a document that its schema does not allow. */
export interface SchemaFault {
  /** The keyword of the schema that is broken, for example `required`. */
  readonly keyword: string;
  readonly pointer: string;
  readonly message: string;
}

/**
 * Why a document is not valid: walks document and schema side by side and tells each fault to `report`, until that answers false.
 *
 * The compiled schema knows faster that there is a fault; this is asked only then, and it asks the compiled schema which parts are without. Where
 * a value has to be one of several forms, the form that it comes nearest to is explained.
 *
 * @param document parsed JSON, no deeper than `limits.documentDepth`
 */
export function explainFaults(schema: WholeSchema, document: unknown, report: (fault: SchemaFault) => boolean): void {
  const start = schema.schemas[''];
  if (start) new Explanation(schema, report).check(start, '', document, '');
}

/** How many parts inside each other the compiled schema is asked about: each looks through all that is in it, and parts may be nested deeply. */
const mostAsked = 8;

/** One walk: knows which schemas there are, and whether somebody still wants to hear. */
class Explanation {
  readonly #schema: WholeSchema;
  readonly #report: (fault: SchemaFault) => boolean;
  readonly #tests = new Map<string, (text: string) => boolean>();
  #stopped = false;
  #faults = 0;
  #asked = 0;

  constructor(schema: WholeSchema, report: (fault: SchemaFault) => boolean) {
    this.#schema = schema;
    this.#report = report;
  }

  /** Whether `value` is valid; faults are reported on the way. `base` names the schema that references without a name are about. */
  check(schema: JsonSchema | boolean, base: string, value: unknown, pointer: string): boolean {
    if (typeof schema === 'boolean') return schema || this.#fault('not', pointer, 'nothing may stand here');
    if (this.#stopped) return false;
    const before = this.#faults;
    if (schema.$ref !== undefined) this.#checkReferred(schema.$ref, base, value, pointer);
    if (schema.type !== undefined && !isOfType(value, schema.type)) {
      return this.#fault('type', pointer, `this is ${typeName(value)}, where ${[schema.type].flat().join(' or ')} must stand`);
    }
    this.#checkValue(schema, value, pointer);
    if (typeof value === 'string') this.#checkText(schema, value, pointer);
    else if (typeof value === 'number') this.#checkNumber(schema, value, pointer);
    else if (Array.isArray(value)) this.#checkList(schema, base, value, pointer);
    else if (typeof value === 'object' && value !== null) this.#checkObject(schema, base, value, pointer);
    this.#checkForms(schema, base, value, pointer);
    return this.#faults === before;
  }

  #fault(keyword: string, pointer: string, message: string): false {
    this.#faults++;
    if (!this.#stopped) this.#stopped = !this.#report({ keyword, pointer, message });
    return false;
  }

  #checkReferred(reference: string, base: string, value: unknown, pointer: string): void {
    const [name = '', path = ''] = reference.split('#');
    const target = name === '' ? base : name;
    if (this.#asked < mostAsked && this.#schema.compiled.parts[`${target}#${path}`]?.(value)) return;
    let schema: unknown = this.#schema.schemas[target];
    for (const part of path.split('/').slice(1)) schema = (schema as Record<string, unknown> | undefined)?.[part];
    this.#asked++;
    if (schema !== undefined) this.check(schema as JsonSchema, target, value, pointer);
    this.#asked--;
  }

  #checkValue(schema: JsonSchema, value: unknown, pointer: string): void {
    if (schema.enum && !schema.enum.includes(value)) {
      this.#fault('enum', pointer, `${shown(value)} is none of ${someOf(schema.enum)}`);
    }
    if (schema.const !== undefined && value !== schema.const) this.#fault('const', pointer, `this must be ${shown(schema.const)}`);
  }

  #checkText(schema: JsonSchema, value: string, pointer: string): void {
    if (schema.minLength !== undefined && lengthOf(value) < schema.minLength) this.#fault('minLength', pointer, 'the text is too short');
    if (schema.maxLength !== undefined && lengthOf(value) > schema.maxLength) this.#fault('maxLength', pointer, 'the text is too long');
    if (schema.pattern !== undefined && !this.#test(schema.pattern)(value)) {
      this.#fault('pattern', pointer, `${shown(value)} has not the form ${schema.pattern}`);
    }
    if (schema.format !== undefined && schemaFormats[schema.format]?.(value) === false) {
      this.#fault('format', pointer, `${shown(value)} is no ${schema.format}`);
    }
  }

  #test(pattern: string): (text: string) => boolean {
    const test = this.#tests.get(pattern) ?? patternTest(pattern);
    this.#tests.set(pattern, test);
    return test;
  }

  #checkNumber({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema, value: number, pointer: string): void {
    if (minimum !== undefined && value < minimum) this.#fault('minimum', pointer, `${value} is less than ${minimum}`);
    if (maximum !== undefined && value > maximum) this.#fault('maximum', pointer, `${value} is more than ${maximum}`);
    if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
      this.#fault('exclusiveMinimum', pointer, `${value} is not more than ${exclusiveMinimum}`);
    if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
      this.#fault('exclusiveMaximum', pointer, `${value} is not less than ${exclusiveMaximum}`);
  }

  #checkList(schema: JsonSchema, base: string, value: readonly unknown[], pointer: string): void {
    if (schema.minItems !== undefined && value.length < schema.minItems)
      this.#fault('minItems', pointer, `at least ${schema.minItems} must stand here`);
    if (schema.maxItems !== undefined && value.length > schema.maxItems)
      this.#fault('maxItems', pointer, `at most ${schema.maxItems} may stand here`);
    const twice = schema.uniqueItems ? findDuplicate(value) : undefined;
    if (twice) this.#fault('uniqueItems', `${pointer}/${twice[1]}`, `this is the same as number ${twice[0]} of the list, counted from 0`);
    if (schema.items === undefined) return;
    for (let index = 0; index < value.length && !this.#stopped; index++) {
      const ofItem = Array.isArray(schema.items)
        ? (schema.items[index] ?? schema.additionalItems ?? true)
        : (schema.items as JsonSchema | boolean);
      this.check(ofItem, base, value[index], `${pointer}/${index}`);
    }
  }

  #checkObject(schema: JsonSchema, base: string, value: object, pointer: string): void {
    const missing = schema.required?.filter((key) => !Object.hasOwn(value, key)) ?? [];
    for (const key of missing) this.#fault('required', pointer, `${JSON.stringify(key)} is missing`);
    if (!schema.properties && schema.additionalProperties === undefined) return;
    for (const [key, child] of Object.entries(value)) {
      if (this.#stopped) return;
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (schema.properties && Object.hasOwn(schema.properties, key)) this.check(schema.properties[key]!, base, child, at);
      else if (schema.additionalProperties === false) this.#fault('additionalProperties', at, `the key ${shown(key)} is not known here`);
      else if (schema.additionalProperties !== undefined) this.check(schema.additionalProperties, base, child, at);
    }
  }

  #checkForms(schema: JsonSchema, base: string, value: unknown, pointer: string): void {
    for (const part of schema.allOf ?? []) this.check(part, base, value, pointer);
    if (schema.anyOf && !schema.anyOf.some((form) => this.#holds(form, base, value))) {
      this.#explainNearest('anyOf', schema.anyOf, base, value, pointer);
    }
    if (schema.oneOf) {
      const held = schema.oneOf.filter((form) => this.#holds(form, base, value)).length;
      if (held === 0) this.#explainNearest('oneOf', schema.oneOf, base, value, pointer);
      else if (held > 1) this.#fault('oneOf', pointer, `this is of ${held} forms at once, where it must be of one`);
    }
    if (schema.not && this.#holds(schema.not, base, value)) this.#fault('not', pointer, 'this has a form that is not allowed here');
    if (schema.if) {
      const then = this.#holds(schema.if, base, value) ? schema.then : schema.else;
      if (then) this.check(then, base, value, pointer);
    }
  }

  #holds(schema: JsonSchema, base: string, value: unknown): boolean {
    return new Explanation(this.#schema, () => false).check(schema, base, value, '');
  }

  /** Of the forms that a value might have, tells the faults by that one with the fewest; where none is nearer than the others, only that none fits. */
  #explainNearest(keyword: string, forms: readonly JsonSchema[], base: string, value: unknown, pointer: string): void {
    const explained = forms.map((form) => {
      const faults: SchemaFault[] = [];
      new Explanation(this.#schema, (fault) => faults.push(fault) < mostFaultsOfForm).check(form, base, value, pointer);
      return faults;
    });
    const fitting = explained.filter((faults) => faults.every((fault) => fault.keyword !== 'type' || fault.pointer !== pointer));
    const nearest = fitting.toSorted((a, b) => a.length - b.length);
    if (nearest.length === 0 || (nearest[1] && nearest[0]!.length === nearest[1].length && nearest[0]![0]?.pointer === pointer)) {
      this.#fault(keyword, pointer, `this has none of the ${forms.length} forms that are allowed here`);
    } else for (const { keyword: broken, pointer: at, message } of nearest[0]!) this.#fault(broken, at, message);
  }
}

/** Enough to tell which form is nearest. */
const mostFaultsOfForm = 10;

function isOfType(value: unknown, type: string | readonly string[]): boolean {
  if (typeof type !== 'string') return type.some((one) => isOfType(value, one));
  if (type === 'integer') return Number.isInteger(value);
  return typeName(value) === type;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}

function someOf(members: readonly unknown[]): string {
  const first = members.slice(0, 12).map((member) => shown(member));
  return members.length > 12 ? `${first.join(', ')} and ${members.length - 12} more` : first.join(', ');
}
