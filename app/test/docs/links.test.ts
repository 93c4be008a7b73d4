import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DescribedCommand, describeProgram } from '../../src/show/cli/describe-program.ts';
import { blocksOf, pages, readPage, root } from './pages.ts';

const sources = ['app/src', 'app/test', 'tools'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
);

/** Placeholders of pages that say where something new goes. */
const placeholder = /KIND|<kind>|[*…]/;

const { scripts } = JSON.parse(readPage('package.json')) as { scripts: Readonly<Record<string, string>> };
let program: DescribedCommand;

beforeAll(async () => {
  program = await describeProgram();
});

describe.each(pages)('%s', (path) => {
  const page = readPage(path);

  test('links to pages that are there', () => {
    const links = [...page.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target]) => target!).filter((target) => !/^[a-z]+:/.test(target));
    expect(links.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
  });

  test('names files that are there, by their whole path or its end', () => {
    const named = [...page.matchAll(/`((?:app|web|docs|tools|bench)\/[\w./*-]+|[\w./-]+\.ts)`/g)].map(([, target]) => target!);
    const missing = named.filter((target) => !existsSync(join(root, target)) && !sources.some((source) => source.endsWith(`/${target}`)));
    expect(missing.filter((target) => !placeholder.test(target) && !target.startsWith('app/dist'))).toEqual([]);
  });

  test('names scripts, commands and options that there are', () => {
    const code = [
      ...[...page.matchAll(/`([^`\n]+)`/g)].map(([, text]) => text!),
      ...['sh', 'console'].flatMap((language) => blocksOf(page, language)),
    ];
    const unknown = code.flatMap((text) => [
      ...[...text.matchAll(/npm run ([\w:]+)/g)].flatMap(([, script]) => (Object.hasOwn(scripts, script!) ? [] : [`npm run ${script}`])),
      ...[...text.matchAll(/(?:^|[\s(])waybill ([^\n|`)]*)/g)].flatMap(([, call]) => unknownIn(call!.split(/\s+/))),
    ]);
    expect(unknown).toEqual([]);
  });
});

/** Commands and options of a call that the program does not have. */
function unknownIn(words: readonly string[]): string[] {
  // The first of the words: later ones may be arguments that are called like a command.
  const called = words.find((word) => program.commands.some(({ name }) => name === word));
  const command = program.commands.find(({ name }) => name === called);
  const named = words.find((word) => /^[a-z]/.test(word));
  if (!command) return named === undefined ? [] : [`waybill ${named}`];
  const inner = command.commands.find(({ name }) => words.includes(name));
  const flags = [program, command, inner].flatMap((each) => each?.options.flatMap((option) => option.flags) ?? []);
  return words
    .filter((word) => /^--?[a-z]/.test(word) && ![...flags, '--help'].includes(word))
    .map((word) => `waybill ${command.name} ${word}`);
}
