import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { mayImport } from './may-import.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Pure rooms reach nothing outside the program: no file, no network, no clock. */
const pure = ['domain', 'versions', 'licenses'];

/** The files beside the rooms: they start and wire the program. */
const wiring = ['waybill.ts', 'main.ts'];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
const imports = files.flatMap(importsOf);

describe('the rooms', () => {
  test('are those of the table', () => {
    const rooms = readdirSync(src, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect(rooms.filter((room) => !(room in mayImport))).toEqual([]);
  });

  test('import only what the table allows', () => {
    expect(imports.filter((found) => !isAllowed(found)).map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('that are pure import nothing of the machine', () => {
    const impure = imports.filter(({ room, target }) => pure.includes(room) && !target.startsWith('.'));
    expect(impure.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('beside them stand only the files that start and wire the program', () => {
    expect(files.filter((file) => !file.includes('/')).sort()).toEqual([...wiring].sort());
  });
});

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(join(src, file), 'utf8'));
  const targets = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map((found) =>
      readFileSync(join(src, file), 'utf8').slice(found.moduleRequest.start + 1, found.moduleRequest.end - 1),
    ),
  ];
  return targets.map((target) => ({ file, room: file.includes('/') ? file.split('/')[0]! : 'wiring', target }));
}

function isAllowed({ file, room, target }: Import): boolean {
  if (room === 'wiring' || !target.startsWith('.')) return true;
  const path = relative(src, resolve(dirname(join(src, file)), target));
  if (path.startsWith('..')) return false;
  const other = path.split('/')[0]!;
  return other === room || other === 'domain' || (mayImport[room] ?? []).includes(other);
}
