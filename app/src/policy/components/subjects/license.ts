import { evaluateExpression, type Silence, type Term } from '../../../licenses/index.ts';
import { idTerm } from '../../license-policy/decide-term.ts';
import { categoryOf, type LicenseCategory } from '../../license-policy/license-category.ts';
import { readLicenses } from '../../license-policy/read-licenses.ts';
import type { ComponentFacts } from '../component-facts.ts';
import { type CompileCondition, type ConditionTest, type Held, type Operator, unfitOperator } from '../condition.ts';

const noNames = { ids: new Map<string, string>(), speaksOf: () => false };

/** What a licence group is called, by the categories that it stands for. */
const groups: Readonly<Record<string, readonly LicenseCategory[]>> = {
  permissive: ['permissive', 'publicDomain'],
  copyleft: ['strongCopyleft', 'networkCopyleft'],
  'weak copyleft': ['weakCopyleft'],
  'non-commercial': ['nonCommercial'],
};

/** Licences by what a policy calls them: ids by the keys of its own list, and the members of its groups. */
export interface KnownLicenses {
  /** Ids of licences, by uuid. */
  readonly licenses: ReadonlyMap<string, string>;
  /** Ids of the members of groups, by uuid and by name in lower case. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** The licence: an id, a name, a uuid that the policy's file explains, or `unresolved` for none. */
export function license({ licenses }: KnownLicenses): CompileCondition {
  return (operator, value) => {
    if (operator !== 'IS' && operator !== 'IS_NOT') return unfitOperator(operator, 'IS', 'IS_NOT');
    if (value.toLowerCase() === 'unresolved') return (facts) => unresolved(facts, operator);
    const id = licenses.get(value) ?? value;
    const wanted = idTerm(id);
    if (!wanted || isUuid(id)) return cannotTell(`the licence ${value} is not known: put its id in place of it`);
    return among(operator, (term) => term.kind === wanted.kind && term.kind === 'term' && wanted.kind === 'term' && sameTerm(term, wanted));
  };
}

/** The licence group: a name, a category of ours, or a uuid that the policy's file explains. */
export function licenseGroup({ groups: own, licenses }: KnownLicenses): CompileCondition {
  return (operator, value) => {
    if (operator !== 'IS' && operator !== 'IS_NOT') return unfitOperator(operator, 'IS', 'IS_NOT');
    const members = own.get(value) ?? own.get(value.toLowerCase());
    if (members) {
      const terms = members.flatMap((id) => idTerm(licenses.get(id) ?? id) ?? []);
      return among(operator, (term) => terms.some((one) => one.kind === 'term' && term.kind === 'term' && sameTerm(term, one)));
    }
    const key = value.trim().toLowerCase();
    const categories = Object.hasOwn(groups, key)
      ? groups[key]!
      : [key.replace(/[\s_-](.)/g, (_, letter: string) => letter.toUpperCase()) as LicenseCategory];
    if (isUuid(value)) return cannotTell(`the licence group ${value} is not known: put its name in place of it`);
    return among(operator, (term) => term.kind === 'term' && categories.includes(categoryOf(term.license)!));
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function sameTerm(a: Term, b: Term): boolean {
  return a.license === b.license && a.exception === b.exception && a.orLater === b.orLater;
}

function cannotTell(because: string): ConditionTest {
  return () => ({ held: undefined, because });
}

/**
 * IS holds where every way to meet the component's licences takes a licence of the set, IS_NOT where none gets by with the set alone: a choice
 * that avoids it is a choice.
 */
function among(operator: Operator, isMember: (term: Term | Silence) => boolean): ConditionTest {
  return (facts): Held => {
    const expression = readLicenses(facts.licenses, noNames);
    if (!expression) return { held: operator === 'IS' ? undefined : true, because: 'it tells no licence' };
    const judged = evaluateExpression(expression, (term) =>
      isMember(term) === (operator === 'IS') ? 'deny' : isUnknown(term) ? 'review' : 'allow',
    );
    const held = judged.verdict === 'deny' ? true : judged.verdict === 'review' ? undefined : false;
    return { held, because: `its licence is ${facts.licenses.join(', ').slice(0, 200)}` };
  };
}

/** NOASSERTION and what is on no list may be any licence. */
function isUnknown(term: Term | Silence): boolean {
  return term.kind !== 'term' || !term.known;
}

function unresolved({ licenses }: ComponentFacts, operator: Operator): Held {
  const expression = readLicenses(licenses, noNames);
  const none = !expression || evaluateExpression(expression, (term) => (isUnknown(term) ? 'deny' : 'allow')).verdict === 'deny';
  return {
    held: none === (operator === 'IS'),
    because: expression ? `its licence is ${licenses.join(', ').slice(0, 200)}` : 'it tells no licence',
  };
}
