import { messageOf } from '../domain/errors.ts';
import { listAssets } from '../ledger/assets.ts';
import { collect } from './collect/collect.ts';
import type { Data } from './open-data.ts';

type Step = (step: { readonly what: string; readonly done: number; readonly total: number }) => void;

/**
 * Makes a new data folder answer something at once: inventories this machine and, where there is one, the source tree that the program was
 * started in. Does nothing where there is anything already.
 */
export async function firstRun(data: Data, folder: string, say: (line: string) => void, onProgress: Step): Promise<void> {
  if (listAssets(data.ledger).length > 0) return;
  say('The data folder is new: this machine and this folder are inventoried first.');
  for (const { of, path } of [{ of: 'host', path: undefined } as const, { of: 'source', path: folder } as const]) {
    try {
      const { asset, sources } = await collect(data.ledger, { of, path, asset: undefined, onProgress });
      const components = sources.reduce((sum, source) => sum + source.components, 0);
      say(`${asset}: ${components} components from ${sources.filter((source) => source.components > 0).length} sources.`);
    } catch (error) {
      say(`${path ?? 'this machine'} could not be inventoried: ${messageOf(error)}`);
    }
  }
}
