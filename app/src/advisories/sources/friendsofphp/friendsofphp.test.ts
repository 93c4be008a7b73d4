import { expect, test } from 'vitest';
import { compareVersions } from '../../../versions/index.ts';
import { friendsofphp } from './index.ts';

function read(fields: object, path = 'vendor/name/CVE-2026-10000.yaml') {
  const value = { title: 'A flaw', link: 'https://example.org/', reference: 'composer://vendor/name', ...fields };
  const document = { path, bytes: new Uint8Array(), value };
  return friendsofphp.claims(document) ? [...friendsofphp.read(document, { now: 0 })][0] : undefined;
}

test('each branch is a range of its own', () => {
  const branches = {
    '1.0.x': { time: '2026-01-03 10:00:00', versions: ['>=1.0.0', '<1.0.5'] },
    '2.x': { time: '2026-01-02 10:00:00', versions: ['>2.0.0', '<=2.1.0'] },
    '0.x': { time: null, versions: ['<1.0.0'] },
  };
  expect(read({ cve: 'CVE-2026-10000', branches })).toMatchObject({
    kind: 'advisory',
    advisory: {
      id: 'FriendsOfPHP/vendor/name/CVE-2026-10000',
      aliases: ['CVE-2026-10000'],
      published: '2026-01-02T10:00:00Z',
      modified: '2026-01-03T10:00:00Z',
      affected: [
        {
          ecosystem: 'Packagist',
          name: 'vendor/name',
          ranges: [
            { events: [{ introduced: '1.0.0-dev' }, { fixed: '1.0.5-dev' }] },
            { events: [{ introduced: '2.0.0-p0' }, { lastAffected: '2.1.0' }] },
            { events: [{ introduced: '0' }, { fixed: '1.0.0-dev' }] },
          ],
        },
      ],
    },
  });
  expect(compareVersions('composer', '2.0.0-p0', '2.0.0')).toBe(1);
  expect(compareVersions('composer', '2.0.0-p0', '2.0.0.1')).toBe(-1);
});

test('a repository beside Packagist stands behind the ecosystem', () => {
  const branches = { '1': { versions: ['<1'] } };
  const other = 'https://packages.example.org/8';
  expect(read({ branches, 'composer-repository': other })).toMatchObject({ advisory: { affected: [{ ecosystem: `Packagist:${other}` }] } });
  expect(read({ branches, 'composer-repository': 'false', cve: null })).toMatchObject({
    advisory: { aliases: [], affected: [{ ecosystem: 'Packagist' }] },
  });
});

test.each([
  ['no versions', { '1': {} }],
  ['an empty stretch', { '1': { versions: ['>=2', '<1'] } }],
  ['no comparator', { '1': { versions: ['all'] } }],
])('%s: unread, with its place and its id', (_, branches) => {
  expect(read({ branches })).toMatchObject({
    kind: 'unread',
    gap: { pointer: '/branches/1/versions', subject: 'FriendsOfPHP/vendor/name/CVE-2026-10000' },
  });
});
