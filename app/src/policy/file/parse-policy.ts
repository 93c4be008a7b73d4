import { z } from 'zod';
import { messageOf } from '../../domain/errors.ts';
import { componentRuleSchema } from '../components/component-rule-schema.ts';
import { isDependencyTrack, parseDependencyTrack } from '../components/parse-dependency-track.ts';
import type { LicensePolicy, LicenseRule } from '../license-policy/license-policy.ts';
import { action, licenseRuleSchema, words } from '../license-policy/license-rule-schema.ts';
import { isLicenseJson, parseLicenseJson } from '../license-policy/parse-license-json.ts';
import type { PolicyFile } from './policy-file.ts';
import { problem, readYaml, type YamlSource } from './yaml-source.ts';

const maxRules = 100_000;

const head = z.strictObject({
  policy: z.string().trim().max(4096).optional(),
  unknown: action.default('review'),
  missing: action.default('review'),
  internal: words.default([]),
  licenses: z.array(z.unknown()).max(maxRules).optional(),
  components: z.array(z.unknown()).max(maxRules).default([]),
});

/**
 * Reads a policy: our own YAML, sbom-utility's `license.json` as it is, or policies of Dependency-Track.
 *
 * @throws WaybillError `schema` naming the line and the field of the first thing that is wrong, and how many more there are
 */
export function parsePolicy(text: string, path: string): PolicyFile {
  const json = /^\s*[[{]/.test(text) ? parseJson(text, path) : undefined;
  if (json === undefined) return readOwn(readYaml(text, path), path);
  if (isDependencyTrack(json)) return { path, licenses: undefined, components: parseDependencyTrack(json, text, path) };
  if (isLicenseJson(json)) return { path, licenses: parseLicenseJson(json, text, path), components: [] };
  return readOwn(readYaml(text, path), path);
}

/** Undefined where it is YAML that looks like JSON at its start. */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (/^\s*[[{]\s*["}\]]/.test(text)) throw problem(path, 1, `this is no JSON: ${messageOf(error)}`);
    return undefined;
  }
}

function readOwn(source: YamlSource, path: string): PolicyFile {
  const read = head.safeParse(source.value);
  if (!read.success) throw firstProblem(source, path, read.error, []);
  const { policy, unknown, missing, internal, licenses, components } = read.data;
  return {
    path,
    licenses: licenses && licensePolicy(source, path, licenses, { name: policy ?? path, unknown, missing }),
    components: readEntries(source, path, 'components', components, componentRuleSchema(internal)).map(({ value, line }) => ({
      ...value,
      line,
    })),
  };
}

function licensePolicy(
  source: YamlSource,
  path: string,
  entries: readonly unknown[],
  settings: Pick<LicensePolicy, 'name' | 'unknown' | 'missing'>,
): LicensePolicy {
  const rules = readEntries(source, path, 'licenses', entries, licenseRuleSchema).map(
    ({ value, line }): LicenseRule => ({ ...value, line }),
  );
  return { ...settings, rules, names: new Map(), remarks: [] };
}

/** Every entry of a list by a schema. @throws schema for the first that does not follow it */
function readEntries<T>(source: YamlSource, path: string, list: string, entries: readonly unknown[], schema: z.ZodType<T>) {
  return entries.map((entry, at) => {
    const read = schema.safeParse(entry);
    if (!read.success) throw firstProblem(source, path, read.error, [list, at]);
    return { value: read.data, line: source.lineOf([list, at]) };
  });
}

function firstProblem(source: YamlSource, path: string, error: z.ZodError, at: readonly PropertyKey[]) {
  const [issue] = error.issues;
  const unknown = issue!.code === 'unrecognized_keys' ? issue!.keys[0] : undefined;
  const place = [...at, ...issue!.path, ...(unknown === undefined ? [] : [unknown])];
  const field = place.slice(at.length).join('.');
  const what = unknown === undefined ? issue!.message : 'there is no such field';
  const where = at.length === 0 ? '' : ` of rule ${Number(at[1]) + 1} of “${String(at[0])}”`;
  return problem(path, source.lineOf(place), `field “${field}”${where}: ${what}`, error.issues.length - 1);
}
