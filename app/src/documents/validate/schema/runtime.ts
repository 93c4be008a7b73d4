import { isHex } from '../../hashes.ts';
import { areUnique } from './duplicate-items.ts';
import { schemaFormats } from './formats.ts';

/** What compiled schemas call: they are generated, and hold no code but their own. */
export interface SchemaRuntime {
  readonly formats: typeof schemaFormats;
  readonly areUnique: typeof areUnique;
  readonly lengthOf: typeof lengthOf;
  readonly patternTest: typeof patternTest;
  readonly memberTest: typeof memberTest;
}

export const schemaRuntime: SchemaRuntime = { formats: schemaFormats, areUnique, lengthOf, patternTest, memberTest };

/** Length in code points, as JSON Schema counts. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    if (text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) length--;
  }
  return length;
}

/** A test for a pattern of a schema. That of digests is met tens of thousands of times in a document, and is told faster by length and digits. */
export function patternTest(pattern: string): (text: string) => boolean {
  const digits = /^\^\((\[a-fA-F0-9\]\{\d+\}(?:\|\[a-fA-F0-9\]\{\d+\})*)\)\$$/.exec(pattern)?.[1];
  if (digits === undefined) {
    const expression = new RegExp(pattern, 'u');
    return (text) => expression.test(text);
  }
  const lengths = new Set([...digits.matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1])));
  return (text) => lengths.has(text.length) && isHex(text);
}

/** A test for the members of an enumeration. The licence list has 800 of them, and many documents ask none of it. */
export function memberTest(members: readonly unknown[]): (value: unknown) => boolean {
  let set: ReadonlySet<unknown> | undefined;
  return (value) => {
    set ??= new Set(members);
    return set.has(value);
  };
}
