import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a process cost: user and system time of all its threads, in milliseconds, and the most memory that it held, in bytes. */
export interface Cost {
  readonly cpu: number;
  readonly peak: number;
  readonly stdout: string;
}

export const program = fileURLToPath(new URL('../dist/waybill.js', import.meta.url));

/** What the launcher app/bin/waybill gives to Node. */
export const launcherFlags: readonly string[] = ['--max-semi-space-size=4', '--no-parallel-scavenge'];

/** Tells on file descriptor 3 what the process cost, when it ends. */
const tellCost = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS * 1024]));
});`;

/** Runs this Node with arguments, to its end. @throws when it fails otherwise than by exit code 2, which says that some input was refused */
export function runNode(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Cost {
  if (!existsSync(program)) throw new Error('app/dist is not built: run `npm run build` first');
  const hook = `data:text/javascript,${encodeURIComponent(tellCost)}`;
  const child = spawnSync(process.execPath, ['--import', hook, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (child.status !== 0 && child.status !== 2) throw new Error(`node ${args.join(' ')} ended with ${child.status ?? child.signal}`);
  const [cpu, peak] = JSON.parse(String(child.output[3])) as [number, number];
  return { cpu, peak, stdout: child.stdout };
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
