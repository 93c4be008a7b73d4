export { readDocument } from './read-document.ts';
export { formats } from './registry.ts';
export type { DocumentFormat, DocumentHead, SourceDocument } from './source-document.ts';
