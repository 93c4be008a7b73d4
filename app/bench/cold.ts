import { fleet } from './fleet.ts';
import { cpuInTurn, cpuOf, program, tell } from './measure.ts';

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
  const [empty, cold, told] = cpuInTurn([['-e', '0'], where, version], { rounds, runsEach });
  const detail = (cost: number) => `${cost.toFixed(1)} ms CPU against ${empty!.toFixed(1)} of \`node -e 0\`; ${rounds * runsEach} runs`;
  tell('cold where', cold! / empty!, 2.5, `${detail(cold!)}, ${presences} presences`);
  tell('--version', told! / empty!, 1.5, detail(told!));
}
