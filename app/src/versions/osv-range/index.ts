export { evaluateAffected } from './evaluate-affected.ts';
export { clauseOf, evaluateRange, isEndless, type RangeResult, rangesHold } from './evaluate-range.ts';
