import { type CompileCondition, type ConditionTest, type Operator, satisfiesNumeric } from '../condition.ts';
import { textCondition } from '../text-condition.ts';

/** The version, in the native order of its ecosystem; or as text, by the operators for texts; or in a range of `vers`. */
export const version: CompileCondition = (operator, value) => {
  if (satisfiesNumeric(operator, 0) !== undefined) return versionTest(operator, value.trim());
  if (/^vers:/i.test(value) && (operator === 'IS' || operator === 'IS_NOT')) return rangeTest(operator, value.trim());
  return textCondition('version', (facts) => (facts.version === undefined ? [] : [facts.version]))(operator, value);
};

export function versionTest(operator: Operator, value: string): ConditionTest {
  return (facts, surroundings) => {
    if (facts.version === undefined) return { held: undefined, because: 'it has no version' };
    const order = surroundings.compareVersions(facts, facts.version, value);
    if (order === undefined) return { held: undefined, because: `its version ${facts.version} cannot be compared with ${value}` };
    return { held: satisfiesNumeric(operator, order), because: `its version is ${facts.version}` };
  };
}

function rangeTest(operator: Operator, range: string): ConditionTest {
  return ({ version: own }, surroundings) => {
    if (own === undefined) return { held: undefined, because: 'it has no version' };
    const inside = surroundings.inRange(own, range);
    if (inside === undefined) return { held: undefined, because: `it cannot be told whether ${own} is in ${range}` };
    return { held: inside === (operator === 'IS'), because: `its version is ${own}` };
  };
}
