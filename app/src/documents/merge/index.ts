export { mergeDocuments } from './merge-documents.ts';
export type { Conflict, Merged, MergeSource, MergeWishes } from './merge-wishes.ts';
