import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip-of.ts';
import { type Advisories, openAdvisories } from './advisories.ts';

const rust = (patched: string) =>
  `\`\`\`toml\n[advisory]\nid = "RUSTSEC-2026-0001"\npackage = "std"\ndate = "2026-01-02"\n[versions]\npatched = ["${patched}"]\n\`\`\`\n\n# A title\n\nText.\n`;

const repositories = {
  'advisory-db': { kind: 'rustsec', ecosystem: 'Rust', path: 'rust/std/RUSTSEC-2026-0001.md', text: rust('>= 1.2.3') },
  'ruby-advisory-db': {
    kind: 'rubysec',
    ecosystem: 'RubyGems',
    path: 'gems/example/CVE-2026-1000.yml',
    text: '---\ngem: example\ncve: 2026-1000\ndate: 2026-01-02\nurl: https://example.org/a\ntitle: A title\npatched_versions:\n- ">= 1.2.3"\n',
  },
  'security-advisories': {
    kind: 'friendsofphp',
    ecosystem: 'Packagist',
    path: 'example/library/CVE-2026-1000.yaml',
    text: "title: A title\nlink: https://example.org/a\ncve: CVE-2026-1000\nbranches:\n    1.x:\n        time: 2026-01-02 03:04:05\n        versions: ['>=1.0.0', '<1.2.3']\nreference: composer://example/library\n",
  },
  'endoflife.date': {
    kind: 'endoflife',
    ecosystem: undefined,
    path: 'products/example.md',
    text: '---\ntitle: Example\npermalink: /example\nreleases:\n-   releaseCycle: "1.0"\n    eol: 2020-01-02\n---\n\n> A page.\n',
  },
} as const;

let folder: string;
let advisories: Advisories;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-archives-'));
  advisories = openAdvisories(join(folder, 'data'));
});

afterEach(() => {
  advisories.close();
  rmSync(folder, { recursive: true });
});

/** As a git host packs a branch or a commit: everything below one folder, which has an entry of its own. */
function writeArchive(path: string, root: string, files: readonly (readonly [string, string])[]): string {
  const entries = files.map(([name, text]) => [`${root}/${name}`, text] as const);
  writeFileSync(path, zipOf([[`${root}/`, ''], [`${root}/README.md`, '# About\n'], ...entries]));
  return path;
}

test.each(Object.entries(repositories))('%s is read as an archive of its repository', async (name, { kind, ecosystem, path, text }) => {
  const archive = writeArchive(join(folder, `${name}.zip`), `${name}-main`, [[path, text]]);
  expect(await advisories.importFrom(archive)).toMatchObject({ records: 1, added: 1, unread: 0, gaps: [] });
  expect(advisories.status(0)).toMatchObject([{ kinds: [kind], ecosystems: ecosystem === undefined ? [] : [ecosystem] }]);
  expect(await advisories.importFrom(archive)).toMatchObject({ added: 0, amended: 0, removed: 0 });
});

test('the folder that a commit gives its archive is no part of the paths: what stays the same is the same, what changes is amended', async () => {
  const archive = join(folder, 'repository.zip');
  const path = 'rust/std/RUSTSEC-2026-0001.md';
  writeArchive(archive, 'advisory-db-0a1b2c3', [[path, rust('>= 1.2.3')]]);
  await advisories.importFrom(archive);
  writeArchive(archive, 'advisory-db-4d5e6f7', [[path, rust('>= 1.2.3')]]);
  expect(await advisories.importFrom(archive)).toMatchObject({ added: 0, amended: 0, removed: 0, duplicates: 0, seq: 1 });
  writeArchive(archive, 'advisory-db-8a9b0c1', [[path, rust('>= 1.2.4')]]);
  expect(await advisories.importFrom(archive)).toMatchObject({ added: 0, amended: 1, removed: 0, duplicates: 0, seq: 2 });
});
