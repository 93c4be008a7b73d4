import { describe, expect, test } from 'vitest';
import { freshFolder, waybill } from '../e2e/program.ts';
import { blocksOf, pages, readPage, root } from './pages.ts';

interface Call {
  readonly line: string;
  /** What the page says is answered; a line with only an ellipsis stands for any lines. */
  readonly answer: string;
}

const shown = pages
  .map((path) => ({ path, calls: blocksOf(readPage(path), 'console').flatMap(callsOf) }))
  .filter(({ calls }) => calls.length > 0);

test('the front page shows an answer', () => {
  expect(shown.map(({ path }) => path)).toContain('README.md');
});

describe.each(shown)('$path', ({ calls }) => {
  test('shows what the program answers', async () => {
    const data = freshFolder();
    for (const { line, answer } of calls) {
      const [program, ...args] = wordsOf(line);
      expect(program).toBe('waybill');
      const { stdout, stderr } = await waybill(['--data', data, ...args], { cwd: root });
      if (!answersAs(stdout, answer)) expect(tidy(stdout + stderr), line).toBe(answer);
    }
  });
});

function callsOf(block: string): Call[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((call) => ({ line: call.slice(0, call.indexOf('\n')), answer: tidy(call.slice(call.indexOf('\n') + 1)) }));
}

/** As a shell would split it, as far as pages need it: blanks and quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare!);
}

function answersAs(stdout: string, answer: string): boolean {
  const parts = answer.split(/^…$/m).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(tidy(stdout));
}

function tidy(text: string): string {
  return text.replaceAll(/ +$/gm, '').trim();
}
