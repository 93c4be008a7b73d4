import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '../../platform/files/inputs.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import { ingest } from '../ingest/ingest.ts';
import { importMapText } from '../manage/manage.ts';
import type { Data } from '../open-data.ts';
import { badReleases, companyMap, telmark } from './company.ts';
import { demoAdvisory, demoDocuments } from './documents.ts';

/** The question on which the demo opens. */
export const demoQuery = `"${telmark.name}" ${badReleases[0]}..${badReleases.at(-1)}`;

/** Loads the fictitious company into a data folder, by the same ways as any other data. @returns how many documents came in */
export async function loadDemo(data: Data, onProgress: (done: number) => void): Promise<number> {
  const now = data.ledger.clock();
  let done = 0;
  for await (const { status, path, error } of ingest(data.ledger, inputs(now), {})) {
    if (status === 'refused') throw new Error(`The demo's own document ${path} was refused: ${error?.message}`);
    done += 1;
    if (done % 50 === 0) onProgress(done);
  }
  importMapText(data.ledger, companyMap, 'demo.yaml');
  const advisory = demoAdvisory(now);
  const folder = join(data.folder, 'demo');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${advisory.id}.json`), advisory.text);
  await data.advisories.importFrom(folder, { name: 'demo', origin: 'waybill:demo', now });
  await bringUpToDate(data.inventory);
  return done;
}

async function* inputs(now: number): AsyncIterable<Input> {
  for (const { path, text } of demoDocuments(now)) yield { path, bytes: async () => Buffer.from(text) };
}
