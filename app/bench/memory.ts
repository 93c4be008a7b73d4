import { join } from 'node:path';
import { corpusDocuments, generatedDocuments, type Input, temporaryFolder } from './inputs.ts';
import { launcherFlags, program, runNode, tell } from './measure.ts';

const mebibyte = 1024 * 1024;

/** The most memory that ingestion holds: it follows the largest document, not how many there are. */
export function benchMemory(): void {
  for (const input of [generatedDocuments(100, 2), generatedDocuments(1600, 2), corpusDocuments()]) {
    if (input) measure(input);
    else console.log('skip memory, real documents: there is no corpus; WAYBILL_CORPUS names one');
  }
}

function measure(input: Input): void {
  const limit = 150 * mebibyte + 5 * input.largest;
  const { peak } = runNode([...launcherFlags, program, '--data', join(temporaryFolder(), 'data'), '-o', 'jsonl', 'ingest', input.folder]);
  const size = `${input.files.length} files, ${(input.bytes / 1e6).toFixed(1)} MB, the largest ${(input.largest / 1e6).toFixed(1)} MB`;
  tell(
    `memory, ${input.name}`,
    peak / mebibyte,
    Math.round(limit / mebibyte),
    `MiB at most, which is 150 and five times the largest; ${size}, sha256 ${input.digest}`,
  );
}
