import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedRecord } from '../source.ts';
import { rustsec } from './index.ts';

function read(text: string, path = 'crates/example/RUSTSEC-2026-0001.md'): FeedRecord | undefined {
  const document = { path, bytes: Buffer.from(text), value: undefined };
  return rustsec.claims(document) ? [...rustsec.read(document, { now: 0 })][0] : undefined;
}

function page(advisory: string, versions = 'patched = [">= 1.2.3"]', title = '# A title\n\nSome text.\n'): string {
  return `\`\`\`toml\n[advisory]\nid = "RUSTSEC-2026-0001"\npackage = "example"\ndate = "2026-01-02"\n${advisory}\n[versions]\n${versions}\n\`\`\`\n\n${title}`;
}

test('the facts, the title and the text', () => {
  expect(read(page('url = "https://example.org/"\naliases = ["CVE-2026-1"]\ncvss = "CVSS:3.1/AV:N"\nkeywords = ["x"]'))).toEqual({
    kind: 'advisory',
    advisory: {
      id: 'RUSTSEC-2026-0001',
      class: 'vulnerability',
      summary: 'A title',
      details: 'Some text.',
      aliases: ['CVE-2026-1'],
      related: [],
      published: '2026-01-02T00:00:00Z',
      modified: '2026-01-02T00:00:00Z',
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }],
      affected: [
        {
          ecosystem: 'crates.io',
          name: 'example',
          versions: [],
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.3' }] }],
        },
      ],
      references: [{ type: 'WEB', url: 'https://example.org/' }],
    },
  });
});

test.each([
  ['informational = "unmaintained"', 'endOfLife'],
  ['informational = "notice"', 'notice'],
  ['informational = "unsound"', 'vulnerability'],
  ['categories = ["malicious"]', 'malware'],
])('%s is %s', (field, expected) => {
  expect(read(page(field, 'patched = []'))).toMatchObject({
    advisory: { class: expected, affected: [{ ranges: [{ events: [{ introduced: '0' }] }] }] },
  });
});

test('what is withdrawn, and what is about Rust itself', () => {
  expect(read(page('withdrawn = "2026-02-03"'))).toMatchObject({
    advisory: { withdrawn: '2026-02-03T00:00:00Z', modified: '2026-02-03T00:00:00Z' },
  });
  expect(read(page(''), 'rust/std/CVE-2026-1.md')).toMatchObject({ advisory: { affected: [{ ecosystem: 'Rust' }] } });
});

test.each([
  ['no facts', '# Only text', ''],
  ['broken facts', '```toml\n[advisory\n```\n', ''],
  ['no date', '```toml\n[advisory]\nid = "RUSTSEC-2026-0001"\n```\n', '/advisory'],
  ['a requirement that is none', page('', 'patched = ["soon"]'), '/versions/patched/0'],
])('%s: unread, with its place', (_, text, pointer) => {
  expect(read(text)).toMatchObject({ kind: 'unread', gap: { pointer } });
});

test('other pages are not claimed, and no text makes it throw', () => {
  expect(read('# Readme', 'README.md')).toBeUndefined();
  fc.assert(fc.property(fc.string({ maxLength: 100 }), (text) => read(`\`\`\`toml\n${text}\n\`\`\`\n`) !== undefined));
});
