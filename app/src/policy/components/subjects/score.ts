import { type CompileCondition, numericOperators, satisfiesNumeric, unfitOperator } from '../condition.ts';

const form = /^(?:([a-z]{2,10})\s+)?(\d{1,3}(?:\.\d{1,6})?)$/i;
/** The set of minimum elements that is meant where none is named. */
const usual = 'ntia';

/** How complete the document itself is, 0 to 100, by a set of minimum elements: `60`, `cisa 80`. Of components it never holds. */
export const score: CompileCondition = (operator, value) => {
  if (satisfiesNumeric(operator, 0) === undefined) return unfitOperator(operator, ...numericOperators);
  const found = form.exec(value.trim());
  const [profile, wanted] = [(found?.[1] ?? usual).toLowerCase(), Number(found?.[2])];
  if (!(wanted <= 100)) return { message: `“${value}” is no score: write 60, or the set of minimum elements before it, cisa 60` };
  return ({ scores }) => {
    if (!scores) return { held: false, because: 'it is no document' };
    const own = Object.hasOwn(scores, profile) ? scores[profile] : undefined;
    if (own === undefined || own === null) return { held: undefined, because: `it cannot be scored by ${profile}` };
    return { held: satisfiesNumeric(operator, Math.sign(own - wanted)), because: `it has ${own} of 100 by ${profile}` };
  };
};
