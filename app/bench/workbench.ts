import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bigDocument } from './big-document.ts';
import { corpusDocuments, temporaryFolder } from './inputs.ts';
import { cpuInTurn, cpuOf, launcherFlags, medianOf, program, runNode, tell } from './measure.ts';

/** Reads files and parses them: the floor of whatever reads JSON, in a process that has to start and end as well. */
const parser = `for (const path of process.argv.slice(1)) {
  const text = require('node:fs').readFileSync(path, 'utf8');
  try { JSON.parse(text); } catch {}
}`;

const mebibyte = 1024 * 1024;

const parse = (...paths: string[]) => ['-e', parser, ...paths];
const waybill = (...args: string[]) => [...launcherFlags, program, ...args];

/** The workbench against Node that only reads and parses the same files: CPU time of whole processes, starts and ends in both. */
export function benchWorkbench(): void {
  benchCold();
  benchBig();
  benchReal();
}

/** One document of 100 kB: what a pipeline waits for. */
function benchCold(): void {
  const path = join(temporaryFolder(), 'small.json');
  writeFileSync(path, bigDocument(190));
  const size = readFileSync(path).length;
  compare(`validate of one document of ${Math.round(size / 1000)} kB`, parse(path), waybill('validate', path), 2, {
    rounds: 7,
    runsEach: 5,
  });
}

/** 100,000 components: time, and memory in MB. */
function benchBig(): void {
  const path = join(temporaryFolder(), 'big.json');
  writeFileSync(path, bigDocument(100_000));
  const size = Math.round(readFileSync(path).length / 1e6);
  const runs: readonly (readonly [string, readonly string[]])[] = [
    ['validate', ['validate', path, '-o', 'jsonl']],
    ['component list', ['component', 'list', path, '-o', 'jsonl']],
    ['license list --summary', ['license', 'list', path, '--summary', '-o', 'jsonl']],
    ['query', ['query', path, '--select', 'name,version', '--from', 'components', '--where', 'version=^1', '-o', 'jsonl']],
    ['score', ['score', path, '-o', 'jsonl']],
  ];
  for (const [name, args] of runs) {
    compare(`${name} of 100,000 components, ${size} MB`, parse(path), waybill(...args), 4, { rounds: 3, runsEach: 1 });
    const peaks = Array.from({ length: 3 }, () => runNode(waybill(...args)).peak);
    tell(`memory of ${name}, MB`, medianOf(peaks) / 1e6, 400, `peak of three runs, in MiB ${(medianOf(peaks) / mebibyte).toFixed(0)}`);
  }
}

/** Real documents of CycloneDX in one process, and two of 2.5 MB against each other. */
function benchReal(): void {
  const real = corpusDocuments();
  if (!real) {
    console.log('-    the workbench on real documents: none at hand');
    return;
  }
  const files = real.files.filter((path) => readFileSync(path, 'latin1').includes('"bomFormat"'));
  const detail = { rounds: 3, runsEach: 1 };
  compare(`validate of ${files.length} real documents`, parse(...files), waybill('validate', ...files, '-o', 'jsonl'), 3.5, detail);
  compare('the same with --schema-only', parse(...files), waybill('validate', ...files, '--schema-only', '-o', 'jsonl'), 2.5, detail);
  const pair = files.filter((path) => path.endsWith('openshift-pipelines-client-1.14.3-11352.el8.cdx.json'));
  if (pair.length === 2)
    compare('diff of two real documents of 2.5 MB', parse(...pair), waybill('diff', ...pair, '-o', 'json'), 10, { rounds: 5, runsEach: 3 });
}

function compare(
  what: string,
  floor: readonly string[],
  subject: readonly string[],
  limit: number,
  runs: { readonly rounds: number; readonly runsEach: number },
): void {
  // One run first: Node compiles the program once and keeps it.
  cpuOf(subject, 1);
  const [least, taken] = cpuInTurn([floor, subject], runs);
  tell(what, taken! / least!, limit, `${taken!.toFixed(0)} ms CPU against ${least!.toFixed(0)} of reading and parsing`);
}
