import { z } from 'zod';
import { type CompileCondition, numericOperators, satisfiesNumeric, unfitOperator } from '../condition.ts';
import { readJson } from './coordinates.ts';

const parts = ['epoch', 'major', 'minor', 'patch'] as const;
type Part = (typeof parts)[number];

const amount = z.union([z.number(), z.string()]).transform(String);
const schema = z.object({ epoch: amount.optional(), major: amount.optional(), minor: amount.optional(), patch: amount.optional() });

/**
 * How far a version is behind the newest one: the first part that differs counts, by how much it does. The value is JSON (`{"major": "1"}`) or
 * words (`1 major`); where it names several parts, one that fits is enough.
 */
export const versionDistance: CompileCondition = (operator, value) => {
  if (satisfiesNumeric(operator, 0) === undefined) return unfitOperator(operator, ...numericOperators);
  const wanted = readDistances(value);
  if (!wanted) return { message: `“${value}” is no distance: write 1 major, or {"major": "1"}` };
  return ({ version, latest }) => {
    if (version === undefined || latest === undefined)
      return { held: undefined, because: version === undefined ? 'it has no version' : 'it is not known which version is the newest' };
    const distance = distanceOf(version, latest);
    if (!distance) return { held: undefined, because: `${version} and ${latest} have no distance` };
    const held = wanted.some((one) => satisfiesNumeric(operator, orderOf(distance, one, wanted)));
    return { held, because: `its version is ${version}, and the newest is ${latest}` };
  };
};

interface Distance {
  readonly part: Part;
  readonly amount: number;
}

function readDistances(value: string): readonly Distance[] | undefined {
  const spoken = /^(\d{1,9})\s*(epoch|major|minor|patch)(?:\s+versions?)?$/i.exec(value.trim());
  if (spoken) return [{ part: spoken[2]!.toLowerCase() as Part, amount: Number(spoken[1]) }];
  const read = readJson(value, schema);
  if (!read) return undefined;
  const all = parts.flatMap((part) => (/^\d{1,9}$/.test(read[part] ?? '') ? [{ part, amount: Number(read[part]) }] : []));
  const meant = all.filter((one) => one.part !== 'epoch' || one.amount > 0);
  return meant.length > 0 ? meant : all.length > 0 ? [{ part: 'patch', amount: 0 }] : undefined;
}

function distanceOf(from: string, to: string): Distance | undefined {
  const [a, b] = [numbersOf(from), numbersOf(to)];
  if (!a || !b) return undefined;
  const differing = parts.findIndex((_, at) => a[at] !== b[at]);
  return differing < 0 ? { part: 'patch', amount: 0 } : { part: parts[differing]!, amount: Math.abs(a[differing]! - b[differing]!) };
}

function numbersOf(version: string): readonly number[] | undefined {
  const found = /^[vV=]?(?:(\d{1,9})[:!])?(\d{1,15})(?:\.(\d{1,15}))?(?:\.(\d{1,15}))?/.exec(version);
  return found ? [1, 2, 3, 4].map((part) => Number(found[part] ?? 0)) : undefined;
}

/** A difference in a part before the wanted one is larger, unless that part is wanted for itself; one behind it is smaller. */
function orderOf(distance: Distance, wanted: Distance, all: readonly Distance[]): number {
  const [is, wants] = [parts.indexOf(distance.part), parts.indexOf(wanted.part)];
  if (is === wants) return Math.sign(distance.amount - wanted.amount);
  if (is < wants) return all.some(({ part }) => part === distance.part) ? -1 : 1;
  return wanted.amount === 0 && distance.amount === 0 ? 0 : -1;
}
