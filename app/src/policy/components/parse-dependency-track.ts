import { z } from 'zod';
import { WaybillError } from '../../domain/errors.ts';
import { lineOfPath } from '../file/line-of-path.ts';
import type { Circumstances } from '../license-policy/license-policy.ts';
import { compileCondition, conditionSubjects } from './compile-condition.ts';
import type { ComponentRule } from './component-policy.ts';
import { type Condition, operators } from './condition.ts';
import type { KnownLicenses } from './subjects/license.ts';

const text = z.string().max(65_536);

const condition = z.object({
  subject: text,
  operator: z.enum(operators),
  value: text.nullish().transform((value) => value ?? ''),
});

const named = z.object({ name: text });

const policy = z.object({
  name: text,
  operator: z.enum(['ALL', 'ANY']).default('ANY'),
  violationState: z.enum(['INFO', 'WARN', 'FAIL']).default('INFO'),
  policyConditions: z.array(condition).max(10_000).default([]),
  projects: z.array(named).max(100_000).default([]),
  tags: z.array(named).max(100_000).default([]),
});

const license = z.object({ uuid: text.optional(), licenseId: text.optional(), name: text.optional() });
const group = z.object({ uuid: text.optional(), name: text, licenses: z.array(license).max(100_000).default([]) });

const file = z.object({
  policies: z.array(policy).max(100_000),
  licenses: z.array(license).max(100_000).default([]),
  licenseGroups: z.array(group).max(10_000).default([]),
});

const actions = { INFO: 'allow', WARN: 'review', FAIL: 'deny' } as const;

/** Whether parsed JSON holds policies of Dependency-Track: one, a list of them, or a list under `policies`. */
export function isDependencyTrack(value: unknown): boolean {
  const { policies } = (value ?? {}) as { readonly policies?: unknown };
  const [first] = Array.isArray(value) ? value : Array.isArray(policies) ? policies : [value];
  return typeof first === 'object' && first !== null && 'policyConditions' in first;
}

/**
 * Reads policies as Dependency-Track gives them out. A condition on a licence or a licence group names it by uuid there: it is understood where
 * the file has `licenses` or `licenseGroups` beside `policies`, or where the name or id stands in place of the uuid.
 *
 * @throws WaybillError `schema` naming the line and the field of the first thing that is wrong
 */
export function parseDependencyTrack(value: unknown, source: string, path: string): readonly ComponentRule[] {
  const shape = Array.isArray(value) ? 'list' : value !== null && typeof value === 'object' && 'policies' in value ? 'whole' : 'one';
  const read = file.safeParse(shape === 'whole' ? value : { policies: shape === 'list' ? value : [value] });
  // The path of the issue, as it is in the file itself.
  const placed = (at: readonly PropertyKey[]) => (shape === 'whole' ? at : at.slice(shape === 'list' ? 1 : 2));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw misread(path, source, placed(issue!.path), issue!.message);
  }
  const { policies, licenses, licenseGroups } = read.data;
  const subjects = conditionSubjects({ known: knownLicenses(licenses, licenseGroups), internal: [] });
  return policies.flatMap((one, at): ComponentRule[] => {
    const conditions = one.policyConditions.map(({ subject, operator, value: wanted }, number) => {
      const compiled = compileCondition(subjects, subject, operator, wanted);
      if ('message' in compiled) throw misread(path, source, placed(['policies', at, 'policyConditions', number]), compiled.message);
      return subject === 'VERSION_DISTANCE' ? ofDirect(compiled) : compiled;
    });
    return scopesOf(one).map((when) => ({
      name: one.name,
      operator: one.operator,
      conditions,
      when,
      action: actions[one.violationState],
      obligations: [],
    }));
  });
}

/** Dependency-Track judges the distance of direct dependencies only. */
function ofDirect(condition: Condition): Condition {
  return {
    ...condition,
    test(facts, surroundings) {
      if (facts.direct === false) return { held: false, because: 'it is needed by others, and only direct needs are judged' };
      const tested = condition.test(facts, surroundings);
      if (facts.direct === true || tested.held !== true) return tested;
      return { held: undefined, because: `${tested.because}; it is not told whether it is needed directly` };
    },
  };
}

/** A policy is for the projects that it names, and for those that have one of its tags; for all where it names neither. */
function scopesOf({ projects, tags }: z.infer<typeof policy>): Circumstances[] {
  const scopes: Circumstances[] = [];
  if (projects.length > 0) scopes.push({ asset: projects.map(({ name }) => name) });
  if (tags.length > 0) scopes.push({ tag: tags.map(({ name }) => name) });
  return scopes.length > 0 ? scopes : [{}];
}

function knownLicenses(licenses: readonly z.infer<typeof license>[], licenseGroups: readonly z.infer<typeof group>[]): KnownLicenses {
  const all = [...licenses, ...licenseGroups.flatMap((one) => one.licenses)];
  const ids = all.flatMap(({ uuid, licenseId, name }) => (uuid && (licenseId ?? name) ? [[uuid, (licenseId ?? name)!] as const] : []));
  const groups = licenseGroups.flatMap(({ uuid, name, licenses: members }) => {
    const inside = members.flatMap(({ licenseId, name: called }) => licenseId ?? called ?? []);
    return [[name.toLowerCase(), inside] as const, ...(uuid ? [[uuid, inside] as const] : [])];
  });
  return { licenses: new Map(ids), groups: new Map(groups) };
}

function misread(path: string, source: string, at: readonly PropertyKey[], message: string): WaybillError {
  const line = lineOfPath(source, at);
  return new WaybillError('schema', `${path}, line ${line}: field “${at.join('.')}”: ${message}`, { place: { path, line } });
}
