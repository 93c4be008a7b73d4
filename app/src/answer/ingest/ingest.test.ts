import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../ledger/ledger.ts';
import { freshLedger } from '../../ledger/testing.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { type IngestOptions, ingest } from './ingest.ts';

const day = (number: number) => new Date(Date.UTC(2024, 0, number)).toISOString();

const deb = (name: string) => ({ type: 'library', name, version: '1', purl: `pkg:deb/debian/${name}@1` });
const npm = (name: string) => ({ type: 'library', name, version: '1', purl: `pkg:npm/${name}@1` });

function bom(root: object, time: string, tool: string | undefined, components: readonly object[], more: object = {}): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: time,
      ...(tool ? { tools: { components: [{ type: 'application', name: tool, version: time }] } } : {}),
      component: { 'bom-ref': 'root', ...root },
    },
    components,
    ...more,
  });
}

const host = { type: 'operating-system', name: 'ws-1' };
const image = { type: 'container', name: 'registry.example/app', version: 'sha256:00' };

async function ingestAll(documents: readonly string[], options: IngestOptions = {}) {
  const { ledger, setTime } = freshLedger();
  setTime(Date.UTC(2024, 5, 1));
  const inputs = documents.map((text, index): Input => ({ path: `${index}.json`, bytes: async () => Buffer.from(text) }));
  const lines = await Array.fromAsync(ingest(ledger, fromList(inputs), options));
  return { ledger, lines };
}

async function* fromList<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

/** What is there by the last word of all streams. */
function present(ledger: Ledger): string[] {
  return ledger.database
    .prepare(
      'SELECT DISTINCT component.name FROM presence JOIN component ON component.id = component WHERE to_by IS NULL AND key LIKE ? ORDER BY component.name',
    )
    .all('pkg:%')
    .map((row) => String(row.name));
}

describe('what a newer document closes', () => {
  test('an npm SBOM of a host never closes its Debian packages, whichever tools made them', async () => {
    for (const [one, two] of [
      ['a-tool', 'a-tool'],
      ['a-tool', 'another'],
      [undefined, undefined],
    ]) {
      const { ledger } = await ingestAll([bom(host, day(1), one, [deb('bash')]), bom(host, day(2), two, [npm('lodash')])]);
      expect(present(ledger)).toEqual(['bash', 'lodash']);
    }
  });

  test('a newer document of the same tool closes what is gone of the kinds that it holds', async () => {
    const { ledger } = await ingestAll([
      bom(host, day(1), 'a-tool', [deb('bash'), deb('vim')]),
      bom(host, day(2), 'a-tool', [deb('bash')]),
    ]);
    expect(present(ledger)).toEqual(['bash']);
  });

  test('a document of an image is about all of it, and an update of the tool goes on with the stream', async () => {
    const { ledger } = await ingestAll([
      bom(image, day(1), 'a-tool', [deb('bash'), npm('lodash')]),
      bom(image, day(2), 'a-tool', [deb('bash')]),
    ]);
    expect(present(ledger)).toEqual(['bash']);
  });

  test('two tools that look at one image do not open and close for each other', async () => {
    const { ledger } = await ingestAll([
      bom(image, day(1), 'one', [npm('lodash')]),
      bom(image, day(2), 'two', [deb('bash')]),
      bom(image, day(3), 'one', [npm('lodash')]),
    ]);
    expect(present(ledger)).toEqual(['bash', 'lodash']);
    expect(ledger.database.prepare('SELECT count(*) AS n FROM presence WHERE to_by IS NOT NULL').get()).toEqual({ n: 0 });
  });

  test.each(['incomplete', 'incomplete_first_party_only', 'incomplete_third_party_only'])(
    'a document that calls itself %s closes nothing',
    async (aggregate) => {
      const compositions = [{ aggregate, assemblies: ['root'] }];
      const { ledger } = await ingestAll([
        bom(image, day(1), 'a-tool', [npm('lodash')]),
        bom(image, day(2), 'a-tool', [npm('other')], { compositions }),
      ]);
      expect(present(ledger)).toEqual(['lodash', 'other']);
    },
  );

  test('a document with parts that could not be read closes nothing', async () => {
    const { ledger, lines } = await ingestAll([
      bom(image, day(1), 'a-tool', [npm('lodash')]),
      bom(image, day(2), 'a-tool', [npm('other'), { type: 'library' }]),
    ]);
    expect(lines[1]).toMatchObject({ status: 'ingested', components: 2, gaps: 1 });
    expect(present(ledger)).toEqual(['lodash', 'other']);
  });

  test('a document that declares itself complete speaks for all of a host', async () => {
    const compositions = [{ aggregate: 'complete', assemblies: ['root'] }];
    const { ledger } = await ingestAll([
      bom(host, day(1), 'a-tool', [deb('bash'), npm('lodash')]),
      bom(host, day(2), 'a-tool', [npm('lodash')], { compositions }),
    ]);
    expect(present(ledger)).toEqual(['lodash']);
  });
});

describe('time', () => {
  test('a missing or future one becomes the time of ingestion, and is flagged', async () => {
    const { ledger } = await ingestAll([
      bom(host, '2999-01-01T00:00:00Z', 'a', [deb('a')]),
      bom({ ...host, name: 'ws-2' }, 'yesterday', 'a', [deb('b')]),
    ]);
    const rows = ledger.database.prepare('SELECT time, time_note FROM observation JOIN evidence ON evidence.id = evidence').all();
    expect(rows.map(({ time }) => time)).toEqual([Date.UTC(2024, 5, 1), Date.UTC(2024, 5, 1)]);
    expect(rows.every(({ time_note }) => String(time_note).includes('time of ingestion'))).toBe(true);
  });

  test('a time that is stated goes before the document’s own', async () => {
    const { ledger } = await ingestAll([bom(host, day(9), 'a', [deb('a')])], { at: Date.UTC(2024, 0, 3) });
    expect(ledger.database.prepare('SELECT time FROM observation').get()).toEqual({ time: Date.UTC(2024, 0, 3) });
  });
});

describe('assets', () => {
  test('are what the root says, without its version', async () => {
    const { lines } = await ingestAll([
      bom({ type: 'container', name: 'registry.example/app:1.2', version: '1.2' }, day(1), 'a', []),
      bom({ type: 'application', group: 'com.acme', name: 'shop', version: '3' }, day(1), 'a', []),
    ]);
    expect(lines.map(({ asset }) => asset)).toEqual(['registry.example/app', 'com.acme/shop']);
  });

  test('without a root, a document is refused with the remedy unless the asset is given', async () => {
    const rootless = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.4', components: [npm('lodash')] });
    const refused = await ingestAll([rootless]);
    expect(refused.lines[0]).toMatchObject({ status: 'refused', error: { code: 'no-asset', message: expect.stringContaining('--asset') } });
    expect(refused.ledger.database.prepare('SELECT count(*) AS n FROM evidence').get()).toEqual({ n: 0 });
    const given = await ingestAll([rootless], { asset: 'ws-9' });
    expect(given.lines[0]).toMatchObject({ status: 'ingested', asset: 'ws-9' });
  });
});
