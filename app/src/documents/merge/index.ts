export type { Conflict } from './combine-components.ts';
export { type Merged, type MergeSource, type MergeWishes, mergeDocuments } from './merge.ts';
