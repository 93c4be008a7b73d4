export { type Judgeable, type Judgement, judge } from './judge.ts';
export type { NearMiss, Outcome } from './outcome.ts';
export { namesItsOwn, packagesOfSubject, productKeysOfSubject, type Subject } from './subject.ts';
