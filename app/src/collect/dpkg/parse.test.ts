import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Distro } from '../../domain/distro.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { dpkg } from './index.ts';
import { parseStatus } from './parse.ts';

const bookworm: Distro = { id: 'debian', versionId: '12' };

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

function parse(text: string, distro: Distro | null = bookworm) {
  const builder = new CollectedBuilder('dpkg', 'status');
  parseStatus(text, 'status', distro ?? undefined, builder);
  return builder.build();
}

test('what is there: all states but those that leave no files', () => {
  const { components, gaps, complete } = parse(fixture('status'));
  expect(components.map(({ purl }) => purl)).toEqual([
    'pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl',
    'pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12&upstream=glibc',
    'pkg:deb/debian/libcrypt1@1:4.4.33-2%2Bb1?arch=amd64&distro=debian-12&upstream=libxcrypt%401:4.4.33-2',
    'pkg:deb/debian/mailer@4.96-15?arch=all&distro=debian-12',
    'pkg:deb/debian/reporter@1.0?arch=all&distro=debian-12',
  ]);
  expect([gaps, complete]).toEqual([[], true]);
});

test('a component knows its line and who maintains it', () => {
  const [libssl, libc] = parse(fixture('status')).components;
  expect(libssl).toMatchObject({ name: 'libssl3', publisher: 'Waybill Tests <tests@example.org>', place: { path: 'status', line: 1 } });
  expect(libc?.place?.line).toBe(15);
});

test('dependencies are related where their other end is there, by name or by what it provides', () => {
  expect(parse(fixture('status')).relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'libssl3:amd64 -> libc6:amd64',
    'libc6:amd64 -> libcrypt1:amd64',
    'reporter:all -> mailer:all',
    'reporter:all -> libssl3:amd64',
  ]);
});

test('without a release the purl names neither vendor nor release', () => {
  expect(parse('Package: a\nVersion: 1\nArchitecture: amd64\n', null).components[0]?.purl).toBe('pkg:deb/a@1?arch=amd64');
  expect(parse('Package: a\nVersion: 1\n', { id: 'debian', codename: 'sid' }).components[0]?.purl).toBe(
    'pkg:deb/debian/a@1?distro=debian-sid',
  );
});

test('a half-installed package is there, and a gap at its line', () => {
  const { components, gaps, complete } = parse(fixture('half-installed'));
  expect(components.map(({ name }) => name)).toEqual(['whole', 'halved', 'strange']);
  expect(gaps.map(({ kind, line, subject }) => ({ kind, line, subject }))).toEqual([
    { kind: 'half-installed', line: 6, subject: 'halved' },
    { kind: 'unknown-state', line: 11, subject: 'strange' },
    { kind: 'missing-field', line: 16, subject: 'versionless' },
  ]);
  expect(complete).toBe(false);
});

test('a file that ends within a line is not complete', () => {
  expect(parse('Package: a\nVersion: 1.0')).toMatchObject({ complete: false, gaps: [{ kind: 'truncated', blocking: true }] });
});

test('status and status.d make one set; the checksums beside them are not packages', async () => {
  const tree = memoryTree({
    'var/lib/dpkg/status': 'Package: a\nVersion: 1\n',
    'var/lib/dpkg/status.d/base': 'Package: b\nVersion: 1\n',
    'var/lib/dpkg/status.d/base.md5sums': 'd41d8cd98f00b204e9800998ecf8427e  usr/share/x\n',
  });
  const files = await Array.fromAsync(tree.find(dpkg.claims, () => {}));
  const [collected, ...rest] = await Array.fromAsync(dpkg.collect(files, { tree, distro: bookworm }));
  expect(rest).toEqual([]);
  expect(collected).toMatchObject({ scope: 'dpkg', complete: true, components: [{ name: 'a' }, { name: 'b' }] });
  expect(collected?.components[1]?.place).toEqual({ path: 'var/lib/dpkg/status.d/base', line: 1 });
});

test('whatever the text, no stanza is lost: it is a component, a gap or removed', () => {
  const line = fc.constantFrom('', 'Package: a', 'Package: b', 'Version: 1', 'Status: install ok installed', 'Status: x', ' more', 'stray');
  const removed = 'Status: deinstall ok config-files';
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.constant(removed), fc.string()), { maxLength: 30 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const { components, gaps } = parse(text);
      const told = new Set([...components.map(({ place }) => place?.line), ...gaps.map(({ line: at }) => at)]);
      const all = text.split('\n').map((each) => each.replace(/\r$/, ''));
      for (const [index, each] of all.entries()) {
        const begins = each.trim() !== '' && (all[index - 1] ?? '').trim() === '';
        const end = all.findIndex((other, at) => at > index && other.trim() === '');
        const stanza = all.slice(index, end < 0 ? undefined : end);
        if (begins && !stanza.some((other) => /config-files|not-installed/.test(other))) expect(told).toContain(index + 1);
      }
    }),
  );
});
