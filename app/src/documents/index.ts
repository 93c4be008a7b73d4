export { readDocument } from './read-document.ts';
export { readTold, type ToldDocument } from './read-told.ts';
export { readVex } from './read-vex.ts';
export { formats } from './registry.ts';
export type { DocumentFormat, DocumentHead, SourceDocument } from './source-document.ts';
export type { VexDocument } from './vex-document.ts';
