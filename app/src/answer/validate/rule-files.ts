import { Readable } from 'node:stream';
import { type Rule, readRules, rulesFile } from '../../documents/validate/index.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { expandInputs } from '../../platform/files/inputs.ts';

/** What a file of rules of one's own looks like. */
export const ruleFileSchema = rulesFile;

/** The rules in some files. @throws WaybillError `usage` where one is missing or wrong */
export async function readRuleFiles(paths: readonly string[]): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const path of paths) {
    for await (const input of expandInputs([path], ['.yaml', '.yml', '.json'], Readable.from([]))) {
      const bytes = await input.bytes().catch((cause: unknown) => {
        throw new WaybillError('usage', messageOf(cause), { place: { path: input.path }, cause });
      });
      rules.push(...(await readRules(bytes, input.path)));
    }
  }
  return rules;
}
