import { ingest } from '../src/answer/ingest/ingest.ts';
import { openLedger } from '../src/ledger/ledger.ts';
import { expandInputs } from '../src/platform/files/inputs.ts';

/** Run as a process of its own: ingests files into a new ledger, and tells what that took after the program was loaded. */
const [data, ...files] = process.argv.slice(2) as [string, ...string[]];
const before = process.cpuUsage();
const ledger = openLedger(data, Date.now);
const counts = { ingested: 0, unchanged: 0, refused: 0, components: 0 };
for await (const { status, components } of ingest(ledger, expandInputs(files, [], process.stdin), {})) {
  counts[status] += 1;
  counts.components += components;
}
ledger.close();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ spent: (user + system) / 1000, ...counts }));
