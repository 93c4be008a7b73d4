import { openDocument } from './open-document.ts';
import { type WorkDocument, workDocumentOf } from './work-document-of.ts';

export type { WorkDocument } from './work-document-of.ts';

/** Opens a document for listing, scoring and editing. @throws WaybillError as `openDocument` does, and `unknown-format` for what is no SBOM */
export function openForWork(bytes: Uint8Array, path: string): WorkDocument {
  return workDocumentOf(openDocument(bytes, { path }), path);
}
