import type { ValidateLine } from '../../../answer/validate/validate.ts';
import { WaybillError } from '../../../domain/errors.ts';
import { expandInputs, type Input } from '../../../platform/files/inputs.ts';
import type { View } from '../../render/view.ts';
import type { Command, Context } from '../command.ts';
import { documentEndings } from '../document-endings.ts';
import { type ExitCode, exitCodes, worstOf } from '../exit-codes.ts';
import { type Forms, type OutputWish, printLines } from '../output.ts';
import { standardInput } from '../standard-input.ts';
import { orLedger, type SourceFlags, sourcesOf } from '../workbench-inputs.ts';

interface ValidateOptions extends SourceFlags {
  readonly schemaOnly?: boolean;
  readonly strict?: boolean;
  readonly errorLimit: string;
  readonly rules?: readonly string[];
  readonly custom?: string;
  readonly watch?: string;
}

export const validateCommand: Command = {
  name: 'validate',
  summary: 'hold SBOMs against the official schemas, and against what no schema says',
  examples: [
    'waybill validate bom.json',
    'waybill validate sboms/ --schema-only -o jsonl',
    'waybill validate --watch sboms/',
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
      .option('--watch <folder>', 'validate all of a folder, and again whatever changes in it, until interrupted')
      .option('--error-limit <number>', 'how many causes are told for a document', '100')
      .action((paths: string[], options: ValidateOptions) =>
        run(async (context) => {
          const { validate } = await import('../../../answer/validate/validate.ts');
          const files = [...(options.rules ?? []), ...(options.custom === undefined ? [] : [options.custom])];
          if (options.schemaOnly && files.length > 0) throw new WaybillError('usage', '--schema-only and --rules cannot stand together.');
          const wishes = {
            schemaOnly: options.schemaOnly ?? false,
            strict: options.strict ?? false,
            errorLimit: limitOf(options.errorLimit),
            ownRules: files.length === 0 ? [] : await readRules(files),
          };
          const pass = (inputs: AsyncIterable<Input>) => validatePass(context, validate(inputs, wishes));
          if (options.watch === undefined) return pass(sourcesOf(context, paths, options));
          if (paths.length > 0) throw new WaybillError('usage', '--watch names the folder; other paths cannot stand beside it.');
          return watchDocuments(context, options.watch, pass);
        }),
      );
  },
};

/** Validates once, and prints what was found. */
async function validatePass({ outputs, progress, version }: Context, lines: AsyncIterable<ValidateLine>): Promise<ExitCode> {
  const counts = { valid: 0, invalid: 0, unreadable: 0 };
  const answer = { schema: 'waybill/validate/1', lines, summarise: () => counts, view: viewOf, forms: await formsFor(outputs, version) };
  await printLines(outputs, answer, ({ verdict, path }) => {
    counts[verdict] += 1;
    progress.update({ what: path, done: counts.valid + counts.invalid + counts.unreadable });
  });
  progress.end();
  return exitCodeOf(counts);
}

/** Validates all of a folder, and then what changes in it; all again where an answer goes to a file, which would else tell of a part only. */
async function watchDocuments(
  { outputs, say }: Context,
  folder: string,
  pass: (inputs: AsyncIterable<Input>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { watchFolder } = await import('../watch-folder.ts');
  const all = () => expandInputs([folder], documentEndings, standardInput);
  const changes = watchFolder(folder);
  // Watching begins before the first look, so that nothing falls between the two.
  let next = changes.next();
  await pass(all());
  say(`waybill: watching ${folder}; Ctrl+C ends it`);
  for (let change = await next; !change.done; change = await next) {
    const batch = change.value;
    next = changes.next();
    const inputs = await Array.fromAsync(all());
    const chosen = outputs.some(({ file }) => file !== undefined) ? inputs : inputs.filter(({ path }) => batch.has(path));
    if (chosen.length > 0) await pass(each(chosen));
  }
  return exitCodes.interrupted;
}

async function* each(inputs: readonly Input[]): AsyncIterable<Input> {
  yield* inputs;
}

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
