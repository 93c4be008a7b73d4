import type { JsonObject } from './reading.ts';
import type { DocumentFormat, SourceDocument } from './source-document.ts';

/** One format of source documents. One folder and one line in `registry.ts`. */
export interface Format {
  /** The name of its folder. */
  readonly name: 'cyclonedx' | 'spdx2' | 'spdx3';
  readonly format: DocumentFormat;
  /** The versions of its specification that are read, as documents declare them after `prefix`. */
  readonly versions: readonly string[];
  /** The version that a document of this format declares, `undefined` inside where it declares none; no result where it is of another format. */
  recognise(document: JsonObject): { readonly version: string | undefined; readonly pointer: string } | undefined;
  /** @throws WaybillError `malformed`, `limit-exceeded` */
  read(document: JsonObject, version: string, path: string | undefined): SourceDocument;
}
