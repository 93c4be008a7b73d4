import type { Place } from '../domain/errors.ts';
import type { XmlElement } from '../platform/xml/index.ts';
import type { TagProblem } from './spdx2/tag-value/from-tag-value.ts';

/** A document as it was found, told in the form of JSON whatever it is written in. */
export interface OpenedDocument {
  readonly form: 'json' | 'xml' | 'tag-value' | 'yaml' | 'rdf' | 'protobuf';
  readonly value: unknown;
  /** The lines of what JSON pointers name, as far as they are known. */
  placesOf(pointers: readonly string[]): ReadonlyMap<string, Place>;
  /** What a document in JSON was parsed from, in UTF-8. */
  readonly bytes?: Uint8Array;
  /** The root of a document in XML. */
  readonly root?: XmlElement;
  /** Parts of a document in another form that have no place in that of JSON. */
  readonly untold?: readonly { readonly way: string; readonly line: number }[];
  /** What could not be told in the form of JSON. */
  readonly problems: readonly TagProblem[];
}
