import { spawnSync } from 'node:child_process';
import { fleet } from './fleet.ts';
import { medianOf, program, tell } from './measure.ts';

const rounds = 7;
const runsEach = 10;

/** A program that starts, answers and ends, against Node that only starts and ends: CPU time of whole processes. */
export function benchCold(): void {
  const { folder, queries, presences } = fleet();
  const purl = queries.find((query) => !query.includes('absent'))!;
  const where = [program, '--data', folder, 'where', purl];
  const version = [program, '--version'];
  // One run each first: Node compiles the program once and keeps it.
  for (const args of [where, version]) cpuOf(args, 1);
  const [empty, cold, told] = measureInTurn([['-e', '0'], where, version]);
  const detail = (cost: number) => `${cost.toFixed(1)} ms CPU against ${empty!.toFixed(1)} of \`node -e 0\`; ${rounds * runsEach} runs`;
  tell('cold where', cold! / empty!, 2.5, `${detail(cold!)}, ${presences} presences`);
  tell('--version', told! / empty!, 1.5, detail(told!));
}

/** The median cost of each, in milliseconds. They take turns, so that a busy machine wrongs none of them. */
function measureInTurn(calls: readonly (readonly string[])[]): number[] {
  const costs: number[][] = calls.map(() => []);
  for (let round = 0; round < rounds; round++) calls.forEach((args, at) => void costs[at]!.push(cpuOf(args, runsEach)));
  return costs.map(medianOf);
}

/** The mean of a few runs, by the shell's own count of what its children took: their start and end are in it. */
function cpuOf(args: readonly string[], runs: number): number {
  const script = 'runs=$1; shift; while [ "$runs" -gt 0 ]; do "$@" >/dev/null || exit; runs=$((runs - 1)); done; times';
  const { stdout, status } = spawnSync('sh', ['-c', script, 'sh', String(runs), process.execPath, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  const children = stdout.trim().split('\n').at(-1)!;
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  );
  return (seconds * 1000) / runs;
}
