import { type CompileCondition, numericOperators, satisfiesNumeric, unfitOperator } from '../condition.ts';

const period = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?$/i;
const spoken = /^(\d{1,6})\s*(day|week|month|year)s?$/i;

/** How long ago a version was published, against an ISO 8601 period (`P2Y`, `P6M`) or words (`18 months`). @see ISO 8601-1, 5.5.2 */
export const age: CompileCondition = (operator, value) => {
  if (satisfiesNumeric(operator, 0) === undefined) return unfitOperator(operator, ...numericOperators);
  const parts = readPeriod(value.trim());
  if (!parts) return { message: `“${value}” is no period: write P1Y, P6M, P30D or 6 months` };
  return ({ published }, { now }) => {
    if (published === undefined) return { held: undefined, because: 'it is not known when this version was published' };
    const order = Math.sign(dayOf(now) - dayOf(later(published, parts)));
    const day = new Date(published).toISOString().slice(0, 10);
    return { held: satisfiesNumeric(operator, order), because: `this version was published on ${day}` };
  };
};

interface Period {
  readonly months: number;
  readonly days: number;
}

function readPeriod(text: string): Period | undefined {
  const said = spoken.exec(text);
  if (said) {
    const count = Number(said[1]);
    const unit = said[2]!.toLowerCase();
    return unit === 'year' || unit === 'month'
      ? { months: unit === 'year' ? 12 * count : count, days: 0 }
      : { months: 0, days: unit === 'week' ? 7 * count : count };
  }
  const found = period.exec(text);
  if (!found) return undefined;
  const [years, months, weeks, days] = [1, 2, 3, 4].map((part) => Number(found[part] ?? 0)) as [number, number, number, number];
  return { months: 12 * years + months, days: 7 * weeks + days };
}

function later(time: number, { months, days }: Period): number {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  // 31 January and a month is the last of February.
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last) + days);
  return date.getTime();
}

function dayOf(time: number): number {
  return Math.floor(time / 86_400_000);
}
