import { join } from 'node:path';
import { corpusDocuments, generatedDocuments, type Input, temporaryFolder } from './inputs.ts';
import { medianOf, program, runNode, tell } from './measure.ts';

/** The floor: the same files, read one after the other and only parsed. Its own start is not counted. */
const parseAlone = `import { readFileSync } from 'node:fs';
let refused = 0;
let spent = 0;
for (const file of process.argv.slice(1)) {
  const text = readFileSync(file, 'utf8');
  const before = process.cpuUsage();
  try {
    JSON.parse(text);
  } catch {
    refused++;
  }
  const { user, system } = process.cpuUsage(before);
  spent += (user + system) / 1000;
}
console.log(JSON.stringify({ spent, refused }));`;

const rounds = 5;

/**
 * Ingestion end to end: a whole run of the program, its start included, that finds the files, parses them, makes components canonical, keeps
 * the evidence compressed and commits all of it durably, against `JSON.parse` alone on the same files.
 */
export function benchIngest(): void {
  for (const input of [generatedDocuments(300, 1), corpusDocuments()]) {
    if (input) compare(input);
    else console.log('skip ingest, real documents: there is no corpus; WAYBILL_CORPUS names one');
  }
}

function compare(input: Input): void {
  const base: number[] = [];
  const subject: number[] = [];
  let summary = '';
  for (let round = 0; round < rounds; round++) {
    base.push((JSON.parse(runNode(['--input-type=module', '-e', parseAlone, ...input.files]).stdout) as { spent: number }).spent);
    const { cpu, stdout } = runNode([program, '--data', join(temporaryFolder(), 'data'), '-o', 'jsonl', 'ingest', input.folder]);
    subject.push(cpu);
    summary = stdout.trim().split('\n').at(-1)!;
  }
  const [floor, cost] = [medianOf(base), medianOf(subject)];
  const size = `${input.files.length} files, ${(input.bytes / 1e6).toFixed(1)} MB, sha256 ${input.digest}`;
  tell(`ingest, ${input.name}`, cost / floor, 6, `${cost.toFixed(0)} ms CPU against ${floor.toFixed(0)} ms of JSON.parse; ${size}`);
  console.log(`     ${summary}`);
}
