import { z } from 'zod';
import { parseTime } from '../../domain/time.ts';
import type { Waiver } from '../../domain/waiver.ts';
import { problem, readYaml, type YamlSource } from '../file/yaml-source.ts';

const maxWaivers = 100_000;

const text = z.string().trim().min(1, 'it is empty').max(4096);

const moment = z.string().transform((written, context) => {
  const time = parseTime(written);
  if (time === undefined)
    context.addIssue({ code: 'custom', message: `“${written.slice(0, 40)}” is no date that exists; one is 2027-03-31` });
  return time ?? z.NEVER;
});

const entrySchema = z
  .strictObject({
    author: text,
    reason: text,
    advisory: text.optional(),
    component: text.optional(),
    asset: text.optional(),
    rule: text.optional(),
    created: moment,
    expires: moment,
  })
  .refine(({ advisory, component, asset, rule }) => (advisory ?? component ?? asset ?? rule) !== undefined, {
    message: 'it says neither which advisory, component, asset nor rule it is about',
    path: ['advisory'],
  })
  .refine(({ created, expires }) => expires > created, { message: 'it ends before it begins', path: ['expires'] });

const fileSchema = z.strictObject({ waivers: z.array(z.unknown()).max(maxWaivers) });

/**
 * Reads a file of waivers:
 *
 *     waivers:
 *       - author: A. Person
 *         reason: The parser is never given foreign input.
 *         advisory: CVE-2026-0001
 *         component: pkg:npm/left@*
 *         created: 2026-01-01
 *         expires: 2026-07-01
 *
 * @throws WaybillError `schema` naming the line and the field of the first thing that is wrong
 */
export function parseWaivers(source: string, path: string): readonly Waiver[] {
  const yaml = readYaml(source, path, 'a file of waivers is a map with a list `waivers`');
  const file = fileSchema.safeParse(yaml.value);
  if (!file.success) throw firstProblem(yaml, path, file.error, []);
  return file.data.waivers.map((entry, index) => {
    const read = entrySchema.safeParse(entry);
    if (!read.success) throw firstProblem(yaml, path, read.error, ['waivers', index]);
    const { author, reason, created, expires, ...scope } = read.data;
    const told = Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined));
    return { author, reason, created, expires, scope: told };
  });
}

function firstProblem(yaml: YamlSource, path: string, error: z.ZodError, at: readonly PropertyKey[]) {
  const [issue] = error.issues;
  const unknown = issue!.code === 'unrecognized_keys' ? issue!.keys[0] : undefined;
  const place = [...at, ...issue!.path, ...(unknown === undefined ? [] : [unknown])];
  const field = place.slice(at.length).join('.');
  const what = unknown === undefined ? issue!.message : 'there is no such field';
  const where = at.length === 0 ? '' : ` of waiver ${Number(at[1]) + 1}`;
  return problem(path, yaml.lineOf(place), `field “${field}”${where}: ${what}`, error.issues.length - 1);
}
