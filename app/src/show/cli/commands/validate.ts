import type { ValidateLine } from '../../../answer/validate/validate.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { type Forms, type OutputWish, printLines } from '../output.ts';
import { orLedger, type SourceFlags, sourcesOf } from '../workbench-inputs.ts';

interface ValidateOptions extends SourceFlags {
  readonly schemaOnly?: boolean;
  readonly strict?: boolean;
  readonly errorLimit: string;
  readonly rules?: readonly string[];
  readonly custom?: string;
}

export const validateCommand: Command = {
  name: 'validate',
  summary: 'hold SBOMs against the official schemas, and against what no schema says',
  examples: [
    'waybill validate bom.json',
    'waybill validate sboms/ --schema-only -o jsonl',
    'waybill validate bom.json --rules house-rules.yaml -o table -o sarif=validate.sarif',
    'curl -s https://example.org/bom.json | waybill validate -',
  ],
  define(command, run) {
    orLedger(command)
      .argument('[path...]', 'files, folders, globs, or - for standard input')
      .option('--schema-only', 'only what the official schema says')
      .option('--strict', 'no key that the schema does not know, where a version has a strict schema')
      .option('--rules <file>', 'rules of your own, as YAML or JSON; may be repeated', (file: string, before: string[] = []) => [
        ...before,
        file,
      ])
      .option('--custom <file>', 'the same as --rules, for the custom rules of sbom-utility')
      .option('--error-limit <number>', 'how many causes are told for a document', '100')
      .action((paths: string[], options: ValidateOptions) =>
        run(async (context) => {
          const { outputs, progress, version } = context;
          const { validate } = await import('../../../answer/validate/validate.ts');
          const files = [...(options.rules ?? []), ...(options.custom === undefined ? [] : [options.custom])];
          if (options.schemaOnly && files.length > 0) throw new WaybillError('usage', '--schema-only and --rules cannot stand together.');
          const wishes = {
            schemaOnly: options.schemaOnly ?? false,
            strict: options.strict ?? false,
            errorLimit: limitOf(options.errorLimit),
            ownRules: files.length === 0 ? [] : await readRules(files),
          };
          const counts = { valid: 0, invalid: 0, unreadable: 0 };
          await printLines(
            outputs,
            {
              schema: 'waybill/validate/1',
              lines: validate(sourcesOf(context, paths, options), wishes),
              summarise: () => counts,
              view: viewOf,
              forms: await formsFor(outputs, version),
            },
            ({ verdict, path }) => {
              counts[verdict] += 1;
              progress.update({ what: path, done: counts.valid + counts.invalid + counts.unreadable });
            },
          );
          progress.end();
          return exitCodeOf(counts);
        }),
      );
  },
};

/** The readers of rules are loaded where some are named. */
async function readRules(files: readonly string[]) {
  const { readRuleFiles } = await import('../../../answer/validate/rule-files.ts');
  return readRuleFiles(files);
}

/** Forms for other programs are loaded where one is wished for; else they are only told of. */
async function formsFor(outputs: readonly OutputWish[], version: string): Promise<Forms<[lines: readonly ValidateLine[]]>> {
  if (!outputs.some(({ format }) => format === 'sarif' || format === 'junit')) return { sarif: () => '', junit: () => '' };
  const { validationJunit, validationSarif } = await import('../validation-forms.ts');
  return { sarif: (lines) => validationSarif(lines, version), junit: validationJunit };
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new WaybillError('usage', `--error-limit is a number from 1 on, not “${text}”.`);
  return limit;
}

function exitCodeOf({ valid, invalid, unreadable }: Readonly<Record<ValidateLine['verdict'], number>>): ExitCode {
  const nothing = valid + invalid + unreadable === 0;
  return worstOf(invalid > 0 ? exitCodes.found : exitCodes.done, unreadable > 0 || nothing ? exitCodes.partial : exitCodes.done);
}

function viewOf(lines: readonly ValidateLine[], counts: Readonly<Record<ValidateLine['verdict'], number>>): View {
  return {
    headline: [`${counts.valid} valid, ${counts.invalid} invalid, ${counts.unreadable} unreadable.`],
    tables: [
      {
        columns: ['verdict', 'document', 'format', 'errors'],
        rows: lines.map(({ verdict, path, format, specVersion, errorCount }) => [
          verdict,
          path,
          format ? `${format} ${specVersion ?? ''}`.trim() : '-',
          String(errorCount),
        ]),
      },
      {
        title: 'What is wrong',
        columns: ['document', 'line', 'severity', 'rule', 'message', 'times', 'component'],
        rows: lines.flatMap(({ path, errors }) =>
          errors.map(({ line, column, severity, rule, message, count, component }) => [
            path,
            line === null ? '-' : `${line}${column === null ? '' : `:${column}`}`,
            severity,
            rule,
            message,
            String(count),
            component ?? '-',
          ]),
        ),
      },
    ],
    notes: [],
  };
}
