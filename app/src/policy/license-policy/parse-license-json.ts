import { z } from 'zod';
import { WaybillError } from '../../domain/errors.ts';
import { type Action, parseExpression } from '../../licenses/index.ts';
import { lineOfPath } from '../file/line-of-path.ts';
import { idSelector } from './id-selector.ts';
import type { LicensePolicy, LicenseRule, LicenseSelector } from './license-policy.ts';
import { nameKey } from './name-key.ts';

const text = z.string().max(65_536);
const texts = z.union([text.transform((one) => [one]), z.array(text).max(100_000)]).default([]);

const actions: Readonly<Record<string, Action>> = { allow: 'allow', deny: 'deny', 'needs-review': 'review' };

const entry = z.object({
  id: text.default(''),
  name: text.default(''),
  family: text.default(''),
  usagePolicy: text.default(''),
  annotationRefs: texts,
  aliases: texts,
  children: texts,
  notes: texts,
});

const file = z.object({
  policies: z.array(entry).max(100_000),
  annotations: z.record(z.string(), text).default({}),
});

type Entry = z.infer<typeof entry>;

/** Whether parsed JSON is a policy in the form of sbom-utility. */
export function isLicenseJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Array.isArray((value as { readonly policies?: unknown }).policies);
}

/**
 * Reads sbom-utility's `license.json` as it is: an entry with an id speaks of that id, one with children of each of them, and by its name and
 * aliases of what has no id. A family whose entries say the same speaks of its other versions too; one whose entries differ asks for review.
 *
 * @param value the parsed file
 * @param source its text, to name lines
 * @throws WaybillError `schema` naming the line and the field of the first thing that is wrong
 */
export function parseLicenseJson(value: unknown, source: string, path: string): LicensePolicy {
  const read = file.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const line = lineOfPath(source, issue!.path);
    const more = read.error.issues.length - 1;
    const rest = more > 0 ? ` ${more} more after it.` : '';
    const message = `${path}, line ${line}: field “${issue!.path.join('.')}”: ${issue!.message}.${rest}`;
    throw new WaybillError('schema', message, { place: { path, line } });
  }
  const { policies, annotations } = read.data;
  const rules = policies.map((one) => ruleOf(one, annotations));
  const undefinedNotes = policies.flatMap(({ annotationRefs }) => annotationRefs.filter((ref) => !Object.hasOwn(annotations, ref)));
  const { names, shared } = namesOf(policies);
  const remarks = [...[...new Set(undefinedNotes)].map((ref) => `there is no annotation “${ref}”`), ...shared, ...oddUsages(policies)].map(
    (message) => ({
      message,
    }),
  );
  return { name: path, unknown: 'review', missing: 'review', rules: [...rules, ...familyRules(policies)], names, remarks };
}

/** What is none of the three words allows nothing. */
function actionOf(usagePolicy: string): Action {
  return Object.hasOwn(actions, usagePolicy) ? actions[usagePolicy]! : 'review';
}

function oddUsages(policies: readonly Entry[]): string[] {
  const odd = policies.filter(({ usagePolicy }) => !Object.hasOwn(actions, usagePolicy));
  return odd.map(
    ({ id, name, family, usagePolicy }) => `“${id || name || family}” has the usagePolicy “${usagePolicy}”, which is read as needs-review`,
  );
}

function ruleOf(one: Entry, annotations: Readonly<Record<string, string>>): LicenseRule {
  const told = one.annotationRefs.flatMap((ref) => (Object.hasOwn(annotations, ref) ? [annotations[ref]!] : []));
  const notes = one.notes.filter((note) => note.trim() !== '');
  return {
    name: one.id || one.name || one.family,
    selectors: selectorsOf(one),
    when: {},
    action: actionOf(one.usagePolicy),
    ...(told.length > 0 ? { reason: told.join(' ') } : {}),
    obligations: notes,
  };
}

function selectorsOf(one: Entry): LicenseSelector[] {
  const ids = [one.id, ...one.children].filter((id) => id !== '').map(idSelector);
  if (one.id !== '') return ids;
  const names = [one.name, ...one.aliases, ...(one.children.length === 0 ? [one.family] : [])].map(nameKey);
  return [...ids, ...names.filter((name) => name !== '').map((name): LicenseSelector => ({ kind: 'name', name }))];
}

/** The names of entries with an id; one that several ids have stands for none of them. */
function namesOf(policies: readonly Entry[]): { readonly names: ReadonlyMap<string, string>; readonly shared: readonly string[] } {
  const found = new Map<string, Set<string>>();
  for (const { id, name, aliases } of policies) {
    if (id === '') continue;
    for (const key of [name, ...aliases].map(nameKey)) if (key !== '') found.set(key, (found.get(key) ?? new Set()).add(id));
  }
  const names = new Map<string, string>();
  const shared: string[] = [];
  for (const [key, ids] of found) {
    const [first] = ids;
    if (ids.size === 1) names.set(key, first!);
    else if (new Set([...ids].map((id) => JSON.stringify(idSelector(id)))).size === 1) names.set(key, first!);
    else shared.push(`the name “${key}” is that of ${[...ids].join(' and ')}, and stands for none of them`);
  }
  return { names, shared };
}

function familyRules(policies: readonly Entry[]): LicenseRule[] {
  const families = new Map<string, Action[]>();
  for (const { id, family, usagePolicy } of policies) {
    const key = family.toLowerCase();
    // What is said of a licence with an exception says nothing of the licence.
    if (id !== '' && idSelector(id).kind !== 'id') continue;
    if (key !== '' && parseExpression(family).ok) families.set(key, [...(families.get(key) ?? []), actionOf(usagePolicy)]);
  }
  return [...families].map(([family, said]) => ({
    name: `family ${family}`,
    selectors: [{ kind: 'family', family }],
    when: {},
    action: new Set(said).size === 1 ? said[0]! : 'review',
    ...(new Set(said).size === 1 ? {} : { reason: 'The entries of this family do not say the same.' }),
    obligations: [],
    derived: true,
  }));
}
