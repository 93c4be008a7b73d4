export { type Judgeable, type Judgement, judge } from './judge.ts';
export type { NearMiss, Outcome } from './outcome.ts';
export { packagesOfSubject, productKeysOfSubject, type Subject } from './subject.ts';
