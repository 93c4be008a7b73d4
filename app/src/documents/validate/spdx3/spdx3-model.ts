import { spdx3Classes, spdx3Individuals, spdx3Vocabularies } from './spdx3-classes.ts';

/**
 * A class of SPDX 3. A field is told by the type of its value and by how often it stands: `text` may stand once, `text!` must, `text*` is a list,
 * and `text+` one that is not empty. `=word` is one of the words of a list; a type that begins otherwise than those of values is a class.
 */
export interface Spdx3Class {
  /** The class that it adds to. */
  readonly is?: string;
  /** Nothing is of this class itself. */
  readonly abstract?: true;
  /** It is no element: it needs no `spdxId`, and may have an `@id`. */
  readonly blank?: true;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A field, taken apart. */
export interface Spdx3Field {
  readonly type: string;
  readonly isRequired: boolean;
  readonly isList: boolean;
  readonly isNonEmpty: boolean;
}

/** A class with the fields of all that it adds to. */
export interface Spdx3Shape {
  readonly isElement: boolean;
  readonly fields: ReadonlyMap<string, Spdx3Field>;
  /** Itself and all classes that it adds to. */
  readonly kinds: ReadonlySet<string>;
}

const shapes = new Map<string, Spdx3Shape>();

/** The class of that name that things may be of; undefined where there is none. */
export function shapeNamed(name: string): Spdx3Shape | undefined {
  const known = shapes.get(name);
  if (known) return known;
  const own = Object.hasOwn(spdx3Classes, name)
    ? spdx3Classes[name]
    : spdx3Vocabularies.includes(name)
      ? { blank: true as const }
      : undefined;
  if (!own || own.abstract) return undefined;
  const fields = new Map<string, Spdx3Field>();
  const kinds = new Set<string>();
  for (let at: string | undefined = name; at !== undefined; at = spdx3Classes[at]?.is) {
    kinds.add(at);
    for (const [key, told] of Object.entries(spdx3Classes[at]?.fields ?? {})) fields.set(key, fieldOf(told));
  }
  const shape = { isElement: own.blank !== true, fields, kinds };
  shapes.set(name, shape);
  return shape;
}

/** Whether a word of the specification may stand where a class is wanted. */
export function isIndividual(word: string, wanted: string): boolean {
  if (!Object.hasOwn(spdx3Individuals, word)) return false;
  return shapeNamed(spdx3Individuals[word]!)?.kinds.has(wanted) ?? false;
}

function fieldOf(told: string): Spdx3Field {
  const [, type = '', marks = ''] = /^(=?\w+)([*+!]*)$/.exec(told) ?? [];
  return {
    type,
    isRequired: marks.includes('!'),
    isList: /[*+]/.test(marks),
    isNonEmpty: marks.includes('+'),
  };
}
