import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, freshFolder, waybill } from './program.ts';

// As some tools write modules: three parts of the path in the name of the purl, the rest in its subpath.
const components = [
  { type: 'library', name: 'example.org/o/jwt/v4', version: 'v4.5.0', purl: 'pkg:golang/example.org/o/jwt@v4.5.0#v4' },
  { type: 'library', name: 'example.org/o/kit/sdk/id', version: 'v1.2.0', purl: 'pkg:golang/example.org/o/kit@v1.2.0#sdk/id' },
];

const record = (id: string, name: string) => ({
  id,
  modified: '2026-01-01T00:00:00Z',
  affected: [{ package: { ecosystem: 'Go', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '5.0.0' }] }] }],
});

test('a Go module whose path is cut is found, and judged, by its whole path', async () => {
  const data = freshFolder();
  const run = async (...args: string[]) => JSON.parse((await waybill(['--data', data, ...args, '-o', 'json'])).stdout);
  const files = folderOf({
    'svc.json': JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name: 'svc' } },
      components,
    }),
    'records.json': JSON.stringify([
      record('GO-1', 'example.org/o/jwt/v4'),
      record('GO-2', 'example.org/o/kit/sdk/id'),
      record('GO-3', 'example.org/o/kit'),
    ]),
  });
  await run('ingest', join(files, 'svc.json'));
  await run('advisories', 'import', join(files, 'records.json'));
  const { findings } = await run('findings', 'list');
  expect(findings.map(({ advisory }: { advisory: string }) => advisory).toSorted()).toEqual(['GO-1', 'GO-2']);
  for (const { purl } of [
    ...components,
    { purl: 'pkg:golang/example.org/o/jwt/v4' },
    { purl: 'pkg:golang/example.org/o/kit/sdk/id@v1.2.0' },
  ]) {
    expect([purl, (await run('where', purl)).answer]).toEqual([purl, 'present']);
  }
  expect((await run('where', 'pkg:golang/example.org/o/jwt/v3')).answer).not.toBe('present');
});
