import { leavesOf } from '../expression/fold-expression.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { printExpression, printTerm } from '../expression/print-expression.ts';
import { simplifyExpression } from '../expression/simplify-expression.ts';
import type { Detection } from './detection.ts';
import { publicDomain } from './notice/public-domain.ts';
import { withoutException } from './without-exception.ts';

/**
 * What a file says as a whole: every detection holds (AND), but a text whose licence a notice already names, as one of several to choose from
 * or with an exception, adds nothing to it. Null where nothing was named.
 */
export function combineDetections(detections: readonly Detection[]): string | null {
  const named = detections.filter(({ expression }) => expression !== null);
  const joint = named.filter(
    ({ kind, expression }) => expression!.includes(' OR ') || (kind !== 'reference' && expression!.includes(' WITH ')),
  );
  const granted = new Set<string>();
  const covered = new Set(joint.flatMap(({ expression }) => termsOf(expression!)));
  // "Any version of the GPL" says nothing beside a notice or a text that says which.
  const versions = named.flatMap(({ expression }) => [...expression!.matchAll(/(?<![AL])GPL-[23]\.0-[a-z-]+( WITH \S+)?/g)]);
  const anyVersion = new Set(versions.flatMap(([, exception = '']) => ['GPL-1.0-or-later', `GPL-1.0-or-later${exception}`]));
  // The text that is referred to is that of the licence which a notice grants, in whichever version of it lies at hand.
  for (const { kind, expression, similarTo } of detections)
    if (kind === 'notice' || kind === 'tag') for (const family of gnuFamiliesOf(expression ?? similarTo ?? '')) granted.add(family);
  // "The texts of both are below", "contributions are made under both": of licences that are there to choose from.
  const choices = new Set(joint.map(({ expression }) => expression!.split(' OR ').sort().join()));
  const isSaid = ({ kind, expression }: Detection) =>
    covered.has(expression!) ||
    (kind !== 'tag' && choices.has(expression!.split(' AND ').sort().join())) ||
    (kind === 'reference' && !expression!.includes(' AND ') && gnuFamiliesOf(expression!).some((family) => granted.has(family)));
  // The notice beside a field often leaves out the exceptions to what the field offers.
  const withExceptions = new Set(
    joint.flatMap(({ expression }) => (expression!.includes(' WITH ') ? [withoutExceptions(expression!)] : [])),
  );
  const isRepeated = ({ expression }: Detection) => !expression!.includes(' WITH ') && withExceptions.has(withoutExceptions(expression!));
  const holding = named.filter((one) => !anyVersion.has(one.expression!) && (joint.includes(one) ? !isRepeated(one) : !isSaid(one)));
  const parts = [...new Set(holding.map(({ expression }) => expression!))];
  // What is in the public domain needs no licence, and adds nothing to those of the rest.
  if (parts.length > 1 && parts.includes(publicDomain)) parts.splice(parts.indexOf(publicDomain), 1);
  if (parts.length === 0) return null;
  return plain(parts.map((part) => (part.includes(' OR ') && parts.length > 1 ? `(${part})` : part)).join(' AND '));
}

/** The same few expressions come again and again. */
const known = new Map<string, string>();
const maxKnown = 1000;

function plain(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= maxKnown) known.clear();
  const parsed = parseExpression(text);
  const simple = parsed.ok ? printExpression(simplifyExpression(parsed.expression)) : text;
  known.set(text, simple);
  return simple;
}

function gnuFamiliesOf(expression: string): string[] {
  return [...expression.matchAll(/\b([AL]?GPL|GFDL)-\d/g)].map(([, family]) => family!);
}

function withoutExceptions(expression: string): string {
  return expression
    .replaceAll(/ WITH [^\s()]+/g, '')
    .split(' OR ')
    .sort()
    .join(' OR ');
}

/** The terms of an expression, and those with an exception without it too: the notice beside the field often leaves it out. */
function termsOf(expression: string): string[] {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return [];
  return leavesOf(parsed.expression).flatMap((leaf) => [printTerm(leaf), withoutException(printTerm(leaf))]);
}
