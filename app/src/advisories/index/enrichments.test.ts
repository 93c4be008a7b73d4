import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAdvisories } from './advisories.ts';

test('scores and exploited vulnerabilities are kept by CVE, make no change, and are replaced with their file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-enrichments-'));
  const feed = join(folder, 'feed');
  mkdirSync(feed);
  const kev = { catalogVersion: '1', vulnerabilities: [{ cveID: 'CVE-2026-1000', dateAdded: '2026-01-02' }] };
  writeFileSync(join(feed, 'kev.json'), JSON.stringify(kev));
  writeFileSync(join(feed, 'epss.csv'), 'cve,epss,percentile\nCVE-2026-1000,0.5,0.9\nCVE-2026-2000,0.1,0.2\n');
  writeFileSync(join(feed, 'kev.csv'), 'cveID,dateAdded\nCVE-2026-1000,2026-01-02\n');
  const advisories = openAdvisories(join(folder, 'data'));
  expect(await advisories.importFrom(feed)).toMatchObject({ records: 3, added: 0, unread: 0, seq: 0 });
  expect(advisories.enrichments(['cve-2026-1000', 'CVE-2026-3000'])).toEqual(
    new Map([
      [
        'CVE-2026-1000',
        [
          { kind: 'exploitProbability', cve: 'CVE-2026-1000', probability: 0.5, percentile: 0.9 },
          { kind: 'knownExploited', cve: 'CVE-2026-1000', name: 'CVE-2026-1000', added: '2026-01-02', ransomware: false, action: '' },
        ],
      ],
    ]),
  );
  writeFileSync(join(feed, 'epss.csv'), 'cve,epss,percentile\nCVE-2026-2000,0.3,0.4\n');
  rmSync(join(feed, 'kev.json'));
  rmSync(join(feed, 'kev.csv'));
  expect(await advisories.importFrom(feed)).toMatchObject({ records: 1, seq: 0 });
  expect(advisories.enrichments(['CVE-2026-1000', 'CVE-2026-2000'])).toEqual(
    new Map([['CVE-2026-2000', [{ kind: 'exploitProbability', cve: 'CVE-2026-2000', probability: 0.3, percentile: 0.4 }]]]),
  );
  expect(advisories.status(Date.now())).toMatchObject([{ kinds: ['epss', 'kev'], records: 1, ecosystems: [] }]);
  advisories.close();
  rmSync(folder, { recursive: true });
});

test('what is known of CVEs is known of the updates of distributions that repair them, and of nothing that is only related', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-enrichments-'));
  const feed = join(folder, 'feed');
  mkdirSync(feed);
  writeFileSync(join(feed, 'epss.csv'), 'cve,epss,percentile\nCVE-2026-1000,0.5,0.9\nCVE-2026-2000,0.1,0.2\n');
  for (const [id, ecosystem] of [
    ['U-1', 'AlmaLinux:9'],
    ['N-1', 'npm'],
  ] as const) {
    const affected = [{ package: { ecosystem, name: 'a' }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }] }];
    const record = { id, modified: '2026-01-01T00:00:00Z', related: ['CVE-2026-1000', 'CVE-2026-2000', 'X-1'], affected };
    writeFileSync(join(feed, `${id}.json`), JSON.stringify(record));
  }
  const advisories = openAdvisories(join(folder, 'data'));
  await advisories.importFrom(feed);
  const known = advisories.enrichments(['U-1', 'N-1', 'CVE-2026-2000', 'NONE-1']);
  expect([...known].map(([id, each]) => [id, each.map(({ cve }) => cve)])).toEqual([
    ['U-1', ['CVE-2026-1000', 'CVE-2026-2000']],
    ['CVE-2026-2000', ['CVE-2026-2000']],
  ]);
  advisories.close();
  rmSync(folder, { recursive: true });
});
