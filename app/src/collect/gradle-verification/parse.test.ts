import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { gradleVerification } from './index.ts';
import { parseGradleVerification } from './parse.ts';

const lock = `<?xml version="1.0" encoding="UTF-8"?>
<verification-metadata xmlns="https://schema.gradle.org/dependency-verification">
   <configuration><verify-metadata>true</verify-metadata></configuration>
   <components>
      <component group="org.acme" name="web" version="1.10">
         <artifact name="web-1.10.jar"><sha256 value="${'0a'.repeat(32)}" origin="hand"/></artifact>
         <artifact name="web-1.10.pom"><sha512 value="${'0b'.repeat(64)}"/></artifact>
      </component>
      <component group="org.acme" name="web" version="1.9"/>
   </components>
</verification-metadata>
`;

const parse = (text: string) => parseGradleVerification({ lockfile: { path: 'gradle/verification-metadata.xml', text }, manifests: [] });

test('every component, with the digests of its files', () => {
  const { components, complete, scope } = parse(lock);
  expect(components.map(({ purl, place }) => [purl, place?.line])).toEqual([
    ['pkg:maven/org.acme/web@1.10', 5],
    ['pkg:maven/org.acme/web@1.9', 9],
  ]);
  expect(components[0]!.hashes).toEqual([`sha256:${'0a'.repeat(32)}`, `sha512:${'0b'.repeat(64)}`]);
  expect([complete, scope]).toEqual([true, 'gradle-verification:gradle/verification-metadata.xml']);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('<a').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse('<a/>').gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse('<a><components><component name="web"/></components></a>').gaps).toMatchObject([{ kind: 'missing-field', blocking: true }]);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parse(`<a><components>${text}</components></a>`)));
});

test('a project that is locked is known by its lockfile', async () => {
  const tree = memoryTree({
    'a/gradle/verification-metadata.xml': lock,
    'a/gradle.lockfile': '',
    'b/gradle/verification-metadata.xml': lock,
  });
  const files = await Array.fromAsync(tree.find(gradleVerification.claims, () => {}));
  const found = await Array.fromAsync(gradleVerification.collect(files, { tree, distro: undefined }));
  expect(found.map(({ scope }) => scope)).toEqual(['gradle-verification:b/gradle/verification-metadata.xml']);
});
