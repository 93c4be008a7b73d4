import { type DocumentStats, statsOf } from '../../documents/list/index.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { eachDocument, type Taken, type Unreadable } from './each-document.ts';

export interface StatsLine extends DocumentStats {
  readonly path: string;
  readonly format: string;
  readonly specVersion: string | null;
}

export interface StatsSummary {
  readonly documents: number;
  readonly components: number;
  readonly unreadable: readonly Unreadable[];
}

/** What documents hold, in numbers. */
export function stats(inputs: AsyncIterable<Input>): { readonly lines: AsyncIterable<StatsLine>; summary(): StatsSummary } {
  const taken: Taken = { documents: 0, unreadable: [] };
  let components = 0;
  async function* lines(): AsyncIterable<StatsLine> {
    for await (const { path, document } of eachDocument(inputs, taken)) {
      const counted = statsOf(document);
      components += counted.components;
      const format = document.format === 'cyclonedx' ? 'cyclonedx' : 'spdx';
      yield { path, format, specVersion: document.version ?? null, ...counted };
    }
  }
  return { lines: lines(), summary: () => ({ documents: taken.documents, components, unreadable: taken.unreadable }) };
}
