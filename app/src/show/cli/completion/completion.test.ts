import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DescribedCommand, describeProgram } from '../describe-program.ts';
import { commands } from '../registry.ts';
import { completions } from './index.ts';

let program: DescribedCommand;

beforeAll(async () => {
  program = await describeProgram();
});

const isInstalled = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe('bash', () => {
  /** What bash would offer for a line; the last word is the one being typed. */
  function offered(...words: string[]): string[] {
    const script = `${completions.bash!(program)}
      complete -p waybill >&2
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _waybill
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const stdout = execFileSync('bash', ['--norc', '-u', '-c', script, 'bash', 'waybill', ...words], { encoding: 'utf8', stdio: 'pipe' });
    return stdout.split('\n').filter((word) => word !== '');
  }

  test('offers every command, and its parts behind it', () => {
    expect(offered('')).toEqual(Object.keys(commands));
    expect(offered('whe')).toEqual(['where']);
    expect(offered('assets', '')).toEqual(program.commands.find(({ name }) => name === 'assets')!.commands.map(({ name }) => name));
    expect(offered('--data', 'x', 'advisories', 'st')).toEqual(['status']);
  });

  test('offers options and the values of those that have few', () => {
    expect(offered('where', '--b')).toEqual(['--between']);
    expect(offered('where', 'x', '-o', 'js')).toEqual(['json', 'jsonl']);
    expect(offered('completion', '')).toEqual(Object.keys(completions));
  });

  test('leaves file names to the shell', () => {
    expect(offered('ingest', '')).toEqual([]);
    expect(offered('--data', '')).toEqual([]);
  });
});

describe.each(['zsh', 'fish'])('%s', (shell) => {
  test('is told every command and what it is for', () => {
    const script = completions[shell]!(program);
    const plain = (text: string) => text.replaceAll(/[\\']/g, '');
    for (const { name, summary } of program.commands) {
      expect(script).toContain(name);
      expect(plain(script)).toContain(plain(summary));
    }
  });

  test.runIf(isInstalled(shell))('can read it', () => {
    execFileSync(shell, ['-n', write(completions[shell]!(program))]);
  });
});

test.runIf(isInstalled('fish'))('fish offers commands, options and values', () => {
  const file = write(completions.fish!(program));
  const offered = (line: string) =>
    execFileSync('fish', ['--no-config', '-c', `source ${file}; complete -C ${JSON.stringify(line)}`], { encoding: 'utf8' })
      .split('\n')
      .map((each) => each.split('\t')[0]);
  expect(offered('waybill whe')).toContain('where');
  expect(offered('waybill assets re')).toContain('rename');
  expect(offered('waybill where --b')).toContain('--between');
  expect(offered('waybill where x -o js')).toEqual(expect.arrayContaining(['json', 'jsonl']));
  expect(offered('waybill completion ')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']));
});

function write(script: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'waybill-completion-')), 'script');
  writeFileSync(file, script);
  return file;
}
