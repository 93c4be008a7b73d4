export { evaluateAffected } from './evaluate-affected.ts';
export { clauseOf, evaluateRange, isEndless, type RangeResult } from './evaluate-range.ts';
