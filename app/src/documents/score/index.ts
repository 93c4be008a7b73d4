export type { Profile } from './profile.ts';
export { profiles } from './profiles.ts';
export { type FieldScore, type ProfileScore, scoreDocument, type WorstComponent } from './score-document.ts';
