import { WaybillError } from '../../domain/errors.ts';
import { convertDocument, type Loss, untoldOf } from '../convert/index.ts';
import { Losses } from '../convert/losses.ts';
import { spdx2ToSpdx3 } from '../convert/spdx2-to-spdx3.ts';
import { openForWork } from '../work-document.ts';
import { mergeCyclonedx } from './merge-cyclonedx.ts';
import { mergeSpdx2 } from './merge-spdx2.ts';
import type { Merged, MergeSource, MergeWishes } from './merge-wishes.ts';

/**
 * Merges documents into one of the first one's format. Those of another are converted before; SPDX 3 is merged as SPDX 2.3, and told as SPDX 3
 * again. What that cannot carry over is among the losses.
 *
 * @throws WaybillError `usage` where there is nothing to merge
 */
export async function mergeDocuments(sources: readonly MergeSource[], wishes: MergeWishes): Promise<Merged> {
  const first = sources[0]?.document.format;
  if (first === undefined) throw new WaybillError('usage', 'There is no document to merge.');
  const format = first === 'cyclonedx' ? 'cyclonedx' : 'spdx2';
  const alike = await Promise.all(sources.map((source) => asFormat(source, format)));
  const parts = alike.map(({ source }) => source);
  const merged = format === 'cyclonedx' ? mergeCyclonedx(parts, wishes) : mergeSpdx2(parts, wishes);
  const losses = [...alike.flatMap((one) => one.losses), ...merged.losses];
  if (first !== 'spdx3') return { ...merged, losses };
  const last = new Losses();
  const document = spdx2ToSpdx3(merged.document, last);
  return { ...merged, document, losses: [...losses, ...last.list()] };
}

async function asFormat(source: MergeSource, format: 'cyclonedx' | 'spdx2'): Promise<{ source: MergeSource; losses: readonly Loss[] }> {
  if (source.document.format === format) return { source, losses: untoldOf(source.document) };
  const { text, losses } = await convertDocument(source.document, format === 'cyclonedx' ? 'cyclonedx-1.6' : 'spdx-2.3');
  return { source: { ...source, document: openForWork(new TextEncoder().encode(text), source.path) }, losses };
}
