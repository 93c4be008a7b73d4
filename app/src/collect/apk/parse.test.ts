import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Distro } from '../../domain/distro.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { parseInstalled } from './parse.ts';

const alpine: Distro = { id: 'alpine', versionId: '3.18.4' };
const installed = readFileSync(new URL('fixtures/installed', import.meta.url), 'utf8');

function parse(text: string, distro: Distro | null = alpine) {
  const builder = new CollectedBuilder('apk', 'installed');
  parseInstalled(text, 'installed', distro ?? undefined, builder);
  return builder.build();
}

test('packages with their release and source', () => {
  const { components, gaps, complete } = parse(installed);
  expect(components.map(({ purl, place }) => [purl, place?.line])).toEqual([
    ['pkg:apk/alpine/busybox@1.36.1-r5?arch=x86_64&distro=alpine-3.18.4', 1],
    ['pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64&distro=alpine-3.18.4', 20],
    ['pkg:apk/alpine/libcrypto3@3.1.4-r1?arch=x86_64&distro=alpine-3.18.4&upstream=openssl', 28],
  ]);
  expect(components[0]).toMatchObject({ licenses: ['GPL-2.0-only'], publisher: 'Waybill Tests <tests@example.org>' });
  expect([gaps, complete]).toEqual([[], true]);
});

test('dependencies hold by name or by what is provided, without conflicts', () => {
  expect(parse(installed).relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'busybox -> musl',
    'libcrypto3 -> musl',
    'libcrypto3 -> busybox',
  ]);
});

test('without a release the purl has none', () => {
  expect(parse('P:a\nV:1\n\n', null).components[0]?.purl).toBe('pkg:apk/a@1');
});

test.each([
  ['P:a\n\n', 'missing-field', 1],
  ['P:a\nV:1\nnonsense\n\n', 'malformed', 3],
  ['P:a\nV:1', 'truncated', undefined],
])('%j is a gap', (text, kind, line) => {
  const { gaps, complete } = parse(text);
  expect(gaps.map((gap) => [gap.kind, gap.line])).toEqual([[kind, line]]);
  expect(complete).toBe(false);
});

test('whatever the text, every record is a component or a gap', () => {
  const line = fc.constantFrom('', 'P:a', 'P:b', 'V:1', 'D:b', 'p:x=1', 'F:bin', 'stray');
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const { components, gaps } = parse(text);
      const told = new Set([...components.map(({ place }) => place?.line), ...gaps.map((gap) => gap.line)]);
      const all = text.split('\n').map((each) => each.replace(/\r$/, ''));
      for (const [index, each] of all.entries()) {
        if (each.trim() !== '' && (all[index - 1] ?? '').trim() === '') expect(told).toContain(index + 1);
      }
    }),
  );
});
