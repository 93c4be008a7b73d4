/**
 * An XML schema, as far as those of CycloneDX go, in the form in which documents are held against it. It is made from the official XSD when the
 * program is built.
 */
export interface XsdModel {
  /** The namespace of all elements. */
  readonly namespace: string;
  /** The one element that a document may begin with, and its type. */
  readonly root: { readonly name: string; readonly type: string };
  /** Whether every `bom-ref` may be given once only. */
  readonly uniqueRefs: boolean;
  readonly types: Readonly<Record<string, XsdType>>;
  readonly simpleTypes: Readonly<Record<string, XsdSimpleType>>;
}

/** What an element may hold: attributes, and text or other elements. */
export interface XsdType {
  readonly attributes?: Readonly<Record<string, { readonly type: string; readonly required?: true }>>;
  /** Which other attributes it may have: all, or those of other namespaces. */
  readonly others?: 'any' | 'foreign';
  /** The simple type of its text, where it holds text only. */
  readonly text?: string;
  /** It may hold text between its elements. */
  readonly mixed?: true;
  /** The automaton of its elements: the state before any comes first. Without it no element may stand in it. */
  readonly states?: readonly XsdState[];
}

/** Between two elements: which may follow, with the state after each and its type, and whether none may. */
export interface XsdState {
  readonly next: Readonly<Record<string, { readonly state: number; readonly type: string }>>;
  /** The state after an element of another namespace, where one may follow. */
  readonly foreign?: number;
  readonly end?: true;
}

/** What a text may be: one of several types, or a built-in type with restrictions. `patterns` are met all, by any of its alternatives. */
export interface XsdSimpleType {
  readonly union?: readonly string[];
  readonly base?: string;
  readonly enumeration?: readonly string[];
  readonly patterns?: readonly (readonly string[])[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}
