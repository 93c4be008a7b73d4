import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareVersions, satisfies, schemes } from './index.ts';

const functions = new Map<string, (...texts: string[]) => unknown>([
  ['compareVersions', compareVersions as (...texts: string[]) => unknown],
  ['satisfies', satisfies as (...texts: string[]) => unknown],
]);
const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

test('the examples of the README give what they say', () => {
  const examples = [...readme.matchAll(/^(\w+)\((.*)\); \/\/ (.+)$/gm)];
  expect(examples.length).toBeGreaterThan(0);
  for (const [line, name, args, wanted] of examples) {
    const call = functions.get(name!)!;
    const texts = [...args!.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
    expect({ line, result: String(call(...texts)) }).toEqual({ line, result: wanted });
  }
});

test('the README names every scheme', () => {
  const rows = readme.slice(readme.indexOf('## Schemes'), readme.indexOf('Aliases:'));
  const named = [...rows.matchAll(/^\| (`.*?) \|/gm)].flatMap((match) => [...match[1]!.matchAll(/`(.+?)`/g)].map((name) => name[1]!));
  expect(named.sort()).toEqual(Object.keys(schemes).sort());
});
