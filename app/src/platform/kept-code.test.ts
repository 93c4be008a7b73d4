import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useKeptCode } from './kept-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'waybill-kept-'));
const require = createRequire(`${folder}/`);
const file = join(folder, 'program.cjs');

beforeEach(() => void mkdirSync(folder, { recursive: true }));
afterEach(() => {
  delete require.extensions['.cjs'];
  rmSync(folder, { recursive: true, force: true });
});

function write(source: string, seconds: number): void {
  writeFileSync(join(folder, 'other.cjs'), 'exports.one = () => 1;');
  writeFileSync(file, source);
  utimesSync(file, seconds, seconds);
}

function run(code = join(folder, 'code')): unknown {
  for (const path of Object.keys(require.cache)) delete require.cache[path];
  const keep = useKeptCode(code);
  const { answer } = require(file) as { answer(): unknown };
  const answered = answer();
  keep();
  return answered;
}

function kept(): string[] {
  return readdirSync(join(folder, 'code'), { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.cjs-'));
}

const program = `const { one } = require('./other.cjs'); exports.answer = () => [one(), __filename, module.exports === exports];`;

test('a program runs the same without kept code, with it, and with what is no code', () => {
  write(program, 1000);
  const answer = [1, file, true];
  expect(run()).toEqual(answer);
  expect(kept()).toHaveLength(2);
  expect(run()).toEqual(answer);
  for (const path of kept()) writeFileSync(join(folder, 'code', path), 'this is no code');
  expect(run()).toEqual(answer);
  expect(kept()).toHaveLength(2);
});

test('a file that changed is compiled anew, even to the same length', () => {
  write('exports.answer = () => 1;', 1000);
  expect(run()).toBe(1);
  write('exports.answer = () => 2;', 2000);
  expect(run()).toBe(2);
});

test('where nothing can be kept, the program runs all the same', () => {
  write(program, 1000);
  expect(run(join(file, 'code'))).toEqual([1, file, true]);
});
