import { expect, test } from 'vitest';
import type { CollectedComponent } from '../../domain/collected.ts';
import type { ReadableInput } from './checked-input.ts';
import { distinctComponents } from './distinct-components.ts';

const one = { input: 'bom.json', collected: {}, spellsPurls: true } as ReadableInput;
const told = (ref: string, more: Partial<CollectedComponent>): CollectedComponent => ({ ref, name: 'a', kind: 'library', ...more });
const refsOf = (components: readonly CollectedComponent[]) => distinctComponents(components, one).map(({ ref }) => ref);

test('what is told twice is one', () => {
  const purl = 'pkg:npm/a@1.0.0';
  expect(refsOf([told('1', { purl, version: '1.0.0' }), told('2', { purl, version: '1.0.0' }), told('3', {})])).toEqual(['1', '3']);
});

test('a version that stands beside the purl tells components apart', () => {
  const purl = 'pkg:golang/example.org/a';
  expect(refsOf([told('1', { purl, version: 'v1.0.0' }), told('2', { purl, version: 'v1.1.0' })])).toEqual(['1', '2']);
});

test('so does a hash, for a compromise may be known by nothing else', () => {
  const purl = 'pkg:generic/a@1.0.0';
  const hashed = (ref: string, hash: string) => told(ref, { purl, version: '1.0.0', hashes: [`sha256:${hash.repeat(64)}`] });
  expect(refsOf([hashed('1', 'a'), hashed('2', 'b'), hashed('3', 'a')])).toEqual(['1', '2']);
});

test('packages of a lockfile that differ only in their group are two', () => {
  const inGroup = (ref: string, group: string) => told(ref, { purl: `pkg:maven/${group}/a@1.0.0`, group, version: '1.0.0' });
  const lockfile = { ...one, spellsPurls: false };
  const kept = distinctComponents([inGroup('1', 'org.one'), inGroup('2', 'org.two'), inGroup('3', 'org.two')], lockfile);
  expect(kept.map(({ ref }) => ref)).toEqual(['1', '2']);
});
