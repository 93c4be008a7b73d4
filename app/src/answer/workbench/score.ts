import { type ProfileScore, profiles, scoreDocument } from '../../documents/score/index.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { eachDocument, type Taken, type Unreadable } from './each-document.ts';

export interface ScoreLine {
  readonly path: string;
  readonly format: string;
  readonly specVersion: string | null;
  readonly components: number;
  readonly scores: readonly ProfileScore[];
}

export interface ScoreSummary {
  readonly documents: number;
  readonly unreadable: readonly Unreadable[];
}

/** How complete documents are, by the profiles that are named; by all where none is. @throws WaybillError `usage` for a profile that there is not */
export function score(
  inputs: AsyncIterable<Input>,
  names: readonly string[],
): { readonly lines: AsyncIterable<ScoreLine>; summary(): ScoreSummary } {
  const unknown = names.find((name) => !profiles.some(({ id }) => id === name));
  if (unknown !== undefined) {
    throw new WaybillError('usage', `There is no profile “${unknown}”. There are: ${profiles.map(({ id }) => id).join(', ')}.`);
  }
  const chosen = names.length === 0 ? profiles : profiles.filter(({ id }) => names.includes(id));
  const taken: Taken = { documents: 0, unreadable: [] };
  async function* lines(): AsyncIterable<ScoreLine> {
    for await (const { path, document } of eachDocument(inputs, taken)) {
      const format = document.format === 'cyclonedx' ? 'cyclonedx' : 'spdx';
      yield { path, format, specVersion: document.version ?? null, ...scoreDocument(document, chosen) };
    }
  }
  return { lines: lines(), summary: () => ({ documents: taken.documents, unreadable: taken.unreadable }) };
}
