/** How an element of CycloneDX in XML is a value of CycloneDX in JSON, and the other way round. */
export type Shape =
  | { readonly kind: 'text' | 'number' | 'truth' }
  /** The text of an attribute `ref`. */
  | { readonly kind: 'refs' }
  /** An object. `orText`: where it holds text only, it is text in JSON too. */
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Field>>; readonly orText: boolean }
  /** A list, from all children of one name. */
  | { readonly kind: 'list'; readonly of: string; readonly shape: Shape }
  /** A list of things of several forms, which their names tell apart. `isUniform`: where one is of the first form, all are. */
  | { readonly kind: 'choices'; readonly of: readonly Alternative[]; readonly isUniform?: true }
  /** One thing of several forms, which the name of its only child tells. */
  | { readonly kind: 'oneOf'; readonly of: readonly Alternative[] }
  /** A list in older versions, an object in newer ones. */
  | { readonly kind: 'either'; readonly list: ListShape; readonly object: Shape }
  | { readonly kind: 'lazy'; readonly get: () => Shape };

export type ListShape = Extract<Shape, { kind: 'list' }>;
export type Scalar = 'text' | 'number' | 'truth';

/** A key of an object in JSON: a child of that name unless it says otherwise. The order of fields is that of the XSD. */
export type Field =
  | Shape
  | { readonly kind: 'attribute'; readonly name?: string; readonly as: Scalar }
  /** The text of the element itself. */
  | { readonly kind: 'own' }
  /** A child of another name. */
  | { readonly kind: 'child'; readonly element: string; readonly shape: Shape }
  /** A list, from all children of that name. `singleIn` is the one version in which JSON has no list of them. */
  | { readonly kind: 'repeated'; readonly shape: Shape; readonly element?: string; readonly singleIn?: string }
  /** A child whose own fields are those of the object around it. */
  | { readonly kind: 'inline'; readonly shape: Shape };

/** One form of several. It is that of a value in JSON where one of its `keys` is there, and where it is text for `isText`; without either, of any. */
export interface Alternative {
  readonly element: string;
  readonly shape: Shape;
  /** In JSON it stands in an object below this one key. */
  readonly wrap?: string;
  readonly keys?: readonly string[];
  readonly isText?: true;
}

export const text: Shape = { kind: 'text' };
export const number: Shape = { kind: 'number' };
export const truth: Shape = { kind: 'truth' };
export const refs: Shape = { kind: 'refs' };
export const own: Field = { kind: 'own' };

export function object(fields: Readonly<Record<string, Field>>, orText?: 'orText'): Shape {
  return { kind: 'object', fields, orText: orText !== undefined };
}

export function list(of: string, shape: Shape): ListShape {
  return { kind: 'list', of, shape };
}

export function choices(...of: readonly Alternative[]): Shape {
  return { kind: 'choices', of };
}

export function oneOf(...of: readonly Alternative[]): Shape {
  return { kind: 'oneOf', of };
}

export function lazy(get: () => Shape): Shape {
  return { kind: 'lazy', get };
}

export function attribute(name?: string, as: Scalar = 'text'): Field {
  return { kind: 'attribute', as, ...(name === undefined ? {} : { name }) };
}

export function child(element: string, shape: Shape): Field {
  return { kind: 'child', element, shape };
}

export function repeated(shape: Shape, element?: string): Field {
  return { kind: 'repeated', shape, ...(element === undefined ? {} : { element }) };
}
