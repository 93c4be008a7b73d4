import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const chunks = fileURLToPath(new URL('../../dist/chunks/', import.meta.url));

/** The text of everything that is loaded at once with a file, its own first. */
function loadedWith(source: string): string[] {
  const texts = new Map(readdirSync(chunks).map((name) => [name, readFileSync(join(chunks, name), 'utf8')]));
  const [first] = [...texts].filter(([, text]) => text.includes(`// app/src/${source}\n`)).map(([name]) => name);
  const names = new Set([first!]);
  for (const name of names)
    for (const [, other] of texts.get(name)!.matchAll(/^(?:const \w+ = )?require\("\.\/([^"]+)"\);$/gm)) names.add(other!);
  return [...names].map((name) => texts.get(name)!);
}

// Half of a cold start is loading: one import in the wrong place brings all of the ledger in.
test.each([
  ['validate', ['ledger', 'advisories', 'match', 'collect']],
  ['check', ['ledger', 'collect']],
])('for `%s`, nothing is loaded of %s', (command, others) => {
  const texts = loadedWith(`show/cli/commands/${command}.ts`);
  expect(texts.length).toBeGreaterThan(2);
  const rooms = texts.flatMap((text) => [...text.matchAll(/^\/\/ app\/src\/([^/\n]+)/gm)].map(([, room]) => room));
  expect(rooms).toContain('documents');
  expect(rooms.filter((room) => others.includes(room!))).toEqual([]);
});

// One character beyond ASCII, and V8 keeps the text of its file at twice the size.
test('the program is written in ASCII alone', () => {
  const beyond = readdirSync(chunks).filter((name) => /[^\0-\x7f]/.test(readFileSync(join(chunks, name), 'utf8')));
  expect(beyond).toEqual([]);
});
