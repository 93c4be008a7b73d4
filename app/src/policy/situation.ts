import { wildcard } from '../domain/wildcard.ts';
import { componentPattern, type NamedComponent } from './component-pattern.ts';
import type { Circumstances } from './license-policy/license-policy.ts';

/** What is judged, and what is known of where it stands. What is absent is not known. */
export interface Situation {
  readonly component?: NamedComponent;
  /** What holds it: a host, an image, what a source tree produces. */
  readonly asset?: string;
  /** All tags of the asset; an empty list says that it has none. */
  readonly tags?: readonly string[];
  /** Where it can be reached from, as the policy calls it: `internet`, `internal`. */
  readonly exposure?: string;
  /** How it is passed on, as the policy calls it: `binary`, `source`, `saas`, `none`. */
  readonly distribution?: string;
}

const circumstances = ['component', 'asset', 'tag', 'exposure', 'distribution'] as const;

/** How many circumstances a rule asks for. */
export function countCircumstances(when: Circumstances): number {
  return circumstances.filter((one) => when[one] !== undefined).length;
}

/** Whether a rule's circumstances hold; undefined where one of them is not known and none of the others fails. */
export function circumstancesHold(when: Circumstances, situation: Situation): boolean | undefined {
  const held = circumstances.flatMap((one) => (when[one] === undefined ? [] : [holds(one, when[one], situation)]));
  if (held.includes(false)) return false;
  return held.includes(undefined) ? undefined : true;
}

/** The circumstances that a rule asks for and that are not known. */
export function unknownCircumstances(when: Circumstances, situation: Situation): readonly string[] {
  return circumstances.filter((one) => when[one] !== undefined && holds(one, when[one], situation) === undefined);
}

function holds(one: (typeof circumstances)[number], wanted: readonly string[], situation: Situation): boolean | undefined {
  switch (one) {
    case 'component':
      return situation.component && wanted.some((pattern) => componentPattern(pattern)(situation.component!));
    case 'asset': {
      const { asset } = situation;
      return asset === undefined ? undefined : wanted.some((pattern) => wildcard(pattern.toLowerCase())(asset.toLowerCase()));
    }
    case 'tag':
      return situation.tags && wanted.some((tag) => situation.tags!.some((known) => isSame(tag, known)));
    default:
      return situation[one] === undefined ? undefined : wanted.some((value) => isSame(value, situation[one]!));
  }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
