import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePackagesConfig } from './parse.ts';

const parse = (text: string) => parsePackagesConfig({ lockfile: { path: 'net/packages.config', text }, manifests: [] });

test('every package, at its line', () => {
  const { components, complete, scope } = parse(`<?xml version="1.0" encoding="utf-8"?>
<packages>
  <package id="Acme.Web" version="1.10.0" targetFramework="net48" />
  <package id="Acme.Rules" version="2.0.0-beta" developmentDependency="true" />
</packages>`);
  expect(components.map(({ purl, scope: use, place }) => [purl, use, place?.line])).toEqual([
    ['pkg:nuget/Acme.Web@1.10.0', 'required', 3],
    ['pkg:nuget/Acme.Rules@2.0.0-beta', 'development', 4],
  ]);
  expect([complete, scope]).toEqual([true, 'packages-config:net/packages.config']);
});

test.each([
  ['<packages><package version="1"/></packages>', 'missing-field'],
  ['<packages><package id="a"></packages>', 'malformed'],
  ['<!DOCTYPE p [<!ENTITY e "x">]><packages>&e;</packages>', 'malformed'],
  ['<a>'.repeat(100_000), 'malformed'],
  ['', 'malformed'],
])('%#: what cannot be read is a blocking gap', (text, kind) => {
  expect(parse(text)).toMatchObject({ complete: false, gaps: [{ kind, line: 1, blocking: true }] });
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parse(`<packages>${text}</packages>`)));
});
