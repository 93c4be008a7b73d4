import { builtinTypes, normaliseSpace } from './builtin-types.ts';
import type { XsdModel, XsdSimpleType } from './xsd-model.ts';

/** Judges texts by the simple types of one schema. */
export class TextCheck {
  readonly #types: XsdModel['simpleTypes'];
  readonly #sets = new Map<string, ReadonlySet<string>>();
  readonly #patterns = new Map<string, RegExp>();

  constructor(types: XsdModel['simpleTypes']) {
    this.#types = types;
  }

  /** Why a text is not of a type; undefined where it is. */
  faultOf(text: string, name: string): string | undefined {
    const type = this.#types[name];
    if (!type) return undefined;
    if (type.union) {
      const faults = type.union.map((member) => this.faultOf(text, member));
      return faults.every((fault) => fault !== undefined) ? faults[0] : undefined;
    }
    const base = this.#builtinOf(type);
    const value = normaliseSpace(text, base);
    if (builtinTypes[base]?.(value) === false) return `is no ${base}`;
    return this.#restrictionBroken(value, name, type);
  }

  /** The text as it counts: its white space normalised as its type has it. */
  valueOf(text: string, name: string): string {
    const type = this.#types[name];
    return type && !type.union ? normaliseSpace(text, this.#builtinOf(type)) : text;
  }

  #builtinOf(type: XsdSimpleType): string {
    let base = type.base ?? 'string';
    for (let next = this.#types[base]; next && base !== next.base; next = this.#types[base]) base = next.base ?? 'string';
    return base;
  }

  #restrictionBroken(value: string, name: string, type: XsdSimpleType): string | undefined {
    const { base, enumeration, patterns, minLength, maxLength, minimum, maximum } = type;
    const inherited = base === undefined ? undefined : this.#types[base];
    const broken = inherited && base !== undefined && base !== name ? this.#restrictionBroken(value, base, inherited) : undefined;
    if (broken !== undefined) return broken;
    if (enumeration && !this.#members(name, enumeration).has(value)) return `is none of ${someOf(enumeration)}`;
    const pattern = patterns?.find((alternatives) => !alternatives.some((one) => this.#pattern(one).test(value)));
    if (pattern) return `has not the form ${pattern.join(' or ')}`;
    const length = minLength === undefined && maxLength === undefined ? 0 : [...value].length;
    if (minLength !== undefined && length < minLength) return 'is too short';
    if (maxLength !== undefined && length > maxLength) return 'is too long';
    if (minimum !== undefined && Number(value) < minimum) return `is less than ${minimum}`;
    return maximum !== undefined && Number(value) > maximum ? `is more than ${maximum}` : undefined;
  }

  #members(name: string, enumeration: readonly string[]): ReadonlySet<string> {
    const known = this.#sets.get(name) ?? new Set(enumeration);
    this.#sets.set(name, known);
    return known;
  }

  #pattern(pattern: string): RegExp {
    const known = this.#patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u');
    this.#patterns.set(pattern, known);
    return known;
  }
}

function someOf(members: readonly string[]): string {
  const first = members.slice(0, 12).map((member) => JSON.stringify(member));
  return members.length > 12 ? `${first.join(', ')} and ${members.length - 12} more` : first.join(', ');
}
