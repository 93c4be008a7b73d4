import { WaybillError } from '../../../domain/errors.ts';
import { parseJson } from '../../../platform/json/index.ts';
import { limits } from '../../../platform/limits.ts';
import { type FeedItem, gapItem, inBatches } from '../../feed/feed-items.ts';
import type { Connector, FeedRequest } from '../../fetch/connector.ts';

type Packages = readonly (readonly [name: string, versions: readonly string[]])[];

/**
 * `npm-bulk:https://registry.example.org`: asks a registry which advisories hit the npm packages of the inventory, past ones too. **It tells the
 * registry what one runs**, private packages by their names as well, so that it is asked only where an operator names it as a feed.
 */
export const npmBulkConnector: Connector = {
  claims: (origin) => /^npm-bulk:https?:\/\//i.test(origin),
  async fetch(request) {
    const packages = [...request.inUse('npm')].slice(0, limits.bulkPackages);
    const url = `${request.origin.replace(/^npm-bulk:/i, '').replace(/\/+$/, '')}/-/npm/v1/security/advisories/bulk`;
    const items: FeedItem[] = [];
    let done = 0;
    for (const batch of batches(packages)) {
      request.signal?.throwIfAborted();
      items.push(...(await ask(request, url, batch)));
      done += batch.length;
      request.onProgress({ done, total: packages.length });
      if (items.length > limits.bulkPackages) throw new WaybillError('limit-exceeded', `${url} answers more than it was asked.`);
    }
    const told = packages.length === 0 ? 'Nothing was asked: there is no npm package in the inventory.' : tellWhatWasTold(packages, url);
    return { status: 'fetched', items: inBatches(items), mayBeEmpty: true, notes: [told] };
  },
};

function* batches(packages: Packages): Iterable<Packages> {
  let batch: Packages[number][] = [];
  let versions = 0;
  for (const entry of packages) {
    batch.push(entry);
    versions += entry[1].length;
    if (batch.length < limits.bulkBatch && versions < limits.bulkVersions) continue;
    yield batch;
    batch = [];
    versions = 0;
  }
  if (batch.length > 0) yield batch;
}

/** The answer on each package as a file of its own, so that what stays the same is not read again. */
async function ask(request: FeedRequest, url: string, batch: Packages): Promise<readonly FeedItem[]> {
  const answer = await request.get(url, { body: Buffer.from(JSON.stringify(Object.fromEntries(batch))) });
  if (answer.status !== 'fetched')
    throw new WaybillError('network', `${url} cannot be fetched: the registry does not answer such questions.`);
  const value = parseJson(answer.bytes, { path: url });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WaybillError('unknown-format', `${url} answers with something else than advisories by package.`);
  }
  const asked = new Set(batch.map(([name]) => name));
  return Object.entries(value).map(([name, list]): FeedItem => {
    const path = `${encodeURIComponent(name).slice(0, 400)}.json`;
    if (!asked.has(name)) return gapItem('not-asked', path, 'The registry tells of a package that it was not asked about.');
    return { kind: 'file', file: { path, bytes: Buffer.from(JSON.stringify(Object.fromEntries([[name, list]]))) } };
  });
}

function tellWhatWasTold(packages: Packages, url: string): string {
  const versions = packages.reduce((sum, [, list]) => sum + list.length, 0);
  const [names, all] = [counted(packages.length, 'npm package'), counted(versions, 'version')];
  return `The names of ${names}, ${all} in all, were told to ${new URL(url).host}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
