import type { Detection } from './detection.ts';
import type { Found } from './tell-notices.ts';

/** Bytes from a choice to what says more of it, and detections on either side that are looked at. */
const reach = 4000;
const maxNear = 20;

/**
 * Lets what stands near a choice say what it leaves open. "The GPL, or the BSD licence" over the text of one of the BSD licences is a choice between that
 * one and the GPL, unless a field says which it is; "the GPL or the X11 licence" over a notice of the GPL, version 2, and the text of the MIT licence
 * is one between those.
 */
export function settleChoices(sorted: readonly Found[]): Detection[] {
  const isSaid = sorted.some(({ kind, expression }) => kind === 'tag' && expression?.includes(' OR '));
  return sorted.map(({ choice, ...one }, i) => {
    if (choice === undefined && !(one.kind === 'notice' && one.expression?.includes(' OR '))) return one;
    const below = sorted.slice(i + 1, i + 1 + maxNear).filter(({ start }) => start.byte - one.end.byte <= reach);
    if (choice === undefined) return inDetail(one, below);
    if (isSaid) return one;
    const text = below.find(({ kind, expression }) => kind === 'text' && expression !== null);
    if (!text || (choice.open.length > 0 && !choice.open.includes(familyOf(text)))) return one;
    const { similarTo: _, ...rest } = one;
    return { ...rest, score: 1, expression: [...choice.offers, text.expression].join(' OR ') };
  });
}

/** A choice with its terms as they are given in detail below, where all of them are. */
function inDetail(one: Detection, below: readonly Found[]): Detection {
  const given = new Set(
    below.flatMap(({ kind, expression }) => (kind !== 'reference' && expression !== null ? expression.split(' OR ') : [])),
  );
  const offered = one.expression!.split(' OR ');
  const other = [...given].filter((term) => !offered.includes(term));
  const terms = offered.map((term) => (given.has(term) ? term : other.find((more) => details(more, term))));
  return terms.includes(undefined) ? one : { ...one, expression: [...new Set(terms)].join(' OR ') };
}

/** Whether a term says more precisely what another one may mean: a version of the GPL, later versions of it, or one of a group of texts. */
function details(term: string, other: string): boolean {
  if (term.includes(' ')) return false;
  const any = /^(GPL-1|LGPL-2)\.[01]-or-later$/.exec(other)?.[1];
  if (any !== undefined) return term.startsWith(any.slice(0, -1));
  return term === other.replace(/-only$/, '-or-later') || sameGroup(term, other);
}

const groups = [/^BSD(?![a-z])\S*$/, /^(?:MIT|X11|HPND|ISC|NTP)(?![a-z])\S*$/];

/** Whether both are of the kind that people call by one name: the BSD licences, or the short permissive ones of MIT and others. */
export function sameGroup(a: string | null, b: string | null): boolean {
  return groups.some((group) => [a, b].every((one) => one !== null && group.test(one)));
}

/** The licence without its version. */
export function familyOf({ expression, similarTo }: Detection): string {
  return (expression ?? similarTo ?? '').replace(/-(?:\d|standalone).*$/, '');
}
