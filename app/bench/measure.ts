import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a process cost: user and system time of all its threads, in milliseconds, and the most memory that it held, in bytes. */
export interface Cost {
  readonly cpu: number;
  readonly peak: number;
  readonly stdout: string;
}

export const program = fileURLToPath(new URL('../dist/waybill.cjs', import.meta.url));

/** What the launcher app/bin/waybill gives to Node. */
export const launcherFlags: readonly string[] = ['--max-semi-space-size=8', '--no-parallel-scavenge', '--invocation-count-for-maglev=4000'];

/** What it sets for Node. */
const launcherEnvironment = { MALLOC_ARENA_MAX: '1' };

/** Tells on file descriptor 3 what the process cost, when it ends. */
const tellCost = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS * 1024]));
});`;

/** Runs this Node with arguments, to its end. @throws when it fails otherwise than by exit codes 1 and 2, which are answers */
export function runNode(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Cost {
  if (!existsSync(program)) throw new Error('app/dist is not built: run `npm run build` first');
  const hook = `data:text/javascript,${encodeURIComponent(tellCost)}`;
  const child = spawnSync(process.execPath, ['--import', hook, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...launcherEnvironment, ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (child.status === null || child.status > 2) throw new Error(`node ${args.join(' ')} ended with ${child.status ?? child.signal}`);
  const [cpu, peak] = JSON.parse(String(child.output[3])) as [number, number];
  return { cpu, peak, stdout: child.stdout };
}

/** The median cost of each, in milliseconds. They take turns, so that a busy machine wrongs none of them. */
export function cpuInTurn(
  calls: readonly (readonly string[])[],
  { rounds, runsEach }: { readonly rounds: number; readonly runsEach: number },
): number[] {
  const costs: number[][] = calls.map(() => []);
  for (let round = 0; round < rounds; round++) calls.forEach((args, at) => void costs[at]!.push(cpuOf(args, runsEach)));
  return costs.map(medianOf);
}

/** The mean of a few runs, by the shell's own count of what its children took: their start and end are in it. Exit codes up to 2 are answers. */
export function cpuOf(args: readonly string[], runs: number): number {
  const script =
    'runs=$1; shift; while [ "$runs" -gt 0 ]; do "$@" >/dev/null 2>&1; [ $? -le 2 ] || exit 3; runs=$((runs - 1)); done; times';
  const { stdout, status } = spawnSync('sh', ['-c', script, 'sh', String(runs), process.execPath, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  const children = stdout.trim().split('\n').at(-1)!;
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  );
  return (seconds * 1000) / runs;
}

export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

/** @param share 0.95 for the 95th percentile */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** A line of a report: the measured ratio against its limit. */
export function tell(what: string, measured: number, limit: number, detail: string): void {
  const verdict = measured <= limit ? 'ok' : 'OVER';
  console.log(`${verdict.padEnd(5)}${what}: ${measured.toFixed(2)}, at most ${limit}. ${detail}`);
}

/** As `tell`, for what should not be below a limit. */
export function tellLeast(what: string, measured: number, least: number, detail: string): void {
  const verdict = measured >= least ? 'ok' : 'BELOW';
  console.log(`${verdict.padEnd(6)}${what}: ${measured.toFixed(2)}, at least ${least}. ${detail}`);
}
