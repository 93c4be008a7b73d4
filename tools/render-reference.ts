import { sources } from '../app/src/advisories/sources/registry.ts';
import { collectors } from '../app/src/collect/registry.ts';
import { formats } from '../app/src/documents/registry.ts';
import { type DescribedCommand, describeProgram } from '../app/src/show/cli/describe-program.ts';
import { exitCodes } from '../app/src/show/cli/exit-codes.ts';
import { outputSchemas } from '../app/src/show/cli/schemas.ts';
import { resources } from '../app/src/show/http/registry.ts';
import { schemes } from '../app/src/versions/schemes.ts';

const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done; a judging command found nothing',
  found: 'a judging command found something: invalid, different, the answer that `--fail-if` names',
  partial: 'an answer could not be given, or only in part: unreadable input, no feed, nothing to do',
  usage: 'a wrong call',
  review: 'needs review, nothing denied',
  interrupted: 'interrupted',
};

/** docs/reference.md: every kind of everything, from the registries themselves. */
export async function renderReference(): Promise<string> {
  const program = await describeProgram();
  return `${[
    '# Reference',
    'Written by `npm run docs` from the registries; a test fails where it is out of date.',
    '## Options of every command',
    optionsOf(program),
    '## Commands',
    ...program.commands.map(commandSection),
    '## Exit codes',
    table(
      ['exit', 'meaning'],
      Object.entries(exitCodes).map(([name, code]) => [String(code), exitMeanings[name as keyof typeof exitCodes]]),
    ),
    '## Outputs',
    'Each carries its name in `schema` (`waybill/NAME/1`); `waybill schema NAME` prints its JSON Schema.',
    Object.keys(outputSchemas).map(code).join(', '),
    '## HTTP',
    'Described in full by `/api/openapi.json` of a running server.',
    table(
      ['address', 'what'],
      resources.map(({ path, summary }) => [code(path), summary]),
    ),
    '## Source documents',
    table(
      ['format', 'versions'],
      formats.map(({ format, versions }) => [code(format), versions.join(', ')]),
    ),
    '## Collectors',
    ...(['host', 'source'] as const).flatMap(collectorSection),
    '## Advisory sources',
    table(
      ['kind', 'what', 'files', 'its publisher has it at'],
      sources.map(({ kind, title, endings, address }) => [code(kind), title, endings.map(code).join(', '), address ?? '']),
    ),
    '## Version schemes',
    Object.keys(schemes).map(code).join(', '),
  ].join('\n\n')}\n`;
}

function commandSection({ name, summary, usage, examples, options, commands }: DescribedCommand): string {
  const parts = commands.map((inner) => [code(`${name} ${inner.name} ${inner.usage.replace('[options] ', '')}`), inner.summary]);
  return [
    `### ${name}`,
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    ...(commands.length > 0 ? [table(['command', 'what'], parts)] : [code(`waybill ${name} ${usage}`)]),
    ...(options.length > 0 ? [optionsOf({ options })] : []),
    ...commands.filter((inner) => inner.options.length > 0).map((inner) => `${code(`${name} ${inner.name}`)}:\n\n${optionsOf(inner)}`),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
  ].join('\n\n');
}

function optionsOf({ options }: Pick<DescribedCommand, 'options'>): string {
  return table(
    ['option', 'what'],
    options.map(({ usage, summary, choices }) => [
      code(usage),
      choices.length === 0 || summary.includes(choices[0]!) ? summary : `${summary}: ${choices.map(code).join(', ')}`,
    ]),
  );
}

function collectorSection(of: 'host' | 'source'): string[] {
  const chosen = collectors.filter((collector) => collector.of === of);
  return [
    of === 'host' ? 'Of a host or a root file system (`waybill collect`):' : 'Of a source tree (`waybill collect PATH`):',
    table(
      ['kind', 'purl types that it speaks for', 'files'],
      chosen.map(({ kind, covers, claims }) => [code(kind), covers.map(code).join(', '), claims.map(code).join(', ')]),
    ),
  ];
}

function code(text: string): string {
  return `\`${text.trim()}\``;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
