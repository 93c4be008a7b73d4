import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpusDocuments, generatedDocuments, type Input, leanDocuments, temporaryFolder } from './inputs.ts';
import { launcherFlags, medianOf, program, runNode, tell } from './measure.ts';

/** The baseline: a process that reads the same files and does nothing but parse them. It tells apart what the calls of `JSON.parse` took of it. */
const parseAlone = `import { readFileSync } from 'node:fs';
let spent = 0;
for (const file of process.argv.slice(1)) {
  const text = readFileSync(file, 'utf8');
  const before = process.cpuUsage();
  try {
    JSON.parse(text);
  } catch {}
  const { user, system } = process.cpuUsage(before);
  spent += (user + system) / 1000;
}
console.log(JSON.stringify({ spent }));`;

const alone = fileURLToPath(new URL('ingest-alone.ts', import.meta.url));

/** What ingestion costs more than its start and its end, without matching; with the flag that the command sets itself. */
const commandFlags = ['--no-turbofan'];

const rounds = 5;

/**
 * Ingestion end to end: a whole run of the program that parses the files, makes components canonical, keeps the evidence compressed, commits all of
 * it durably and matches it; against a process that reads the same files and only parses them. Told beside it, for whoever wants to be stricter:
 * against the calls of `JSON.parse` alone, without a process around them; and so what of it is ingestion, without start and matching.
 */
export function benchIngest(): void {
  for (const input of [generatedDocuments(300, 1), corpusDocuments()]) {
    if (input) compare(input);
    else console.log('skip ingest, real documents: there is no corpus; WAYBILL_CORPUS names one');
  }
  for (const distinct of [20_000, 100_000]) againstGuac(leanDocuments(distinct, 5));
}

/** GUAC, in memory and not durable, took 7.5 s and 390 MB for 100 documents of 1,000 components each: a fifth of its time is aimed at. */
const fifthOfGuac = 1.5;

function againstGuac({ name, folder, bytes, digest }: Input): void {
  const costs = Array.from({ length: rounds }, () =>
    runNode([...launcherFlags, program, '--data', join(temporaryFolder(), 'data'), '-o', 'jsonl', 'ingest', folder]),
  );
  const peak = medianOf(costs.map((cost) => cost.peak)) / 1e6;
  const detail = `s CPU; ${peak.toFixed(0)} MB at most; ${(bytes / 1e6).toFixed(1)} MB, sha256 ${digest}`;
  tell(`ingest, ${name}`, medianOf(costs.map(({ cpu }) => cpu)) / 1000, fifthOfGuac, detail);
}

function compare(input: Input): void {
  const costs = Array.from({ length: rounds }, () => measureOnce(input));
  const [calls, reader, whole, part] = [0, 1, 2, 3].map((at) => medianOf(costs.map((each) => each[at]!))) as [
    number,
    number,
    number,
    number,
  ];
  const size = `${input.files.length} files, ${(input.bytes / 1e6).toFixed(1)} MB, sha256 ${input.digest}`;
  const detail = `${whole.toFixed(0)} ms CPU against ${reader.toFixed(0)} ms of a process that only reads and parses; ${size}`;
  tell(`ingest, ${input.name}`, whole / reader, 6, detail);
  console.log(`     ${(whole / calls).toFixed(2)} times the calls of JSON.parse alone (${calls.toFixed(0)} ms CPU)`);
  console.log(`     ${(part / calls).toFixed(2)} times those without start and matching (${part.toFixed(0)} ms CPU)`);
}

/** The calls of `JSON.parse`, the process around them, the whole program, and ingestion alone: milliseconds of CPU time. */
function measureOnce({ files }: Input): [number, number, number, number] {
  const base = runNode(['--input-type=module', '-e', parseAlone, ...files]);
  const data = temporaryFolder();
  const whole = runNode([...launcherFlags, program, '--data', join(data, 'whole'), '-o', 'jsonl', 'ingest', ...files]);
  const cache = { NODE_COMPILE_CACHE: compiled };
  const part = runNode([...launcherFlags, ...commandFlags, alone, join(data, 'part'), ...files], cache);
  return [spentOf(base.stdout), base.cpu, whole.cpu, spentOf(part.stdout)];
}

/** Keeps TypeScript stripped and compiled, so that doing that is not measured; the median is of runs that found it done. */
const compiled = temporaryFolder();

function spentOf(stdout: string): number {
  return (JSON.parse(stdout) as { spent: number }).spent;
}
