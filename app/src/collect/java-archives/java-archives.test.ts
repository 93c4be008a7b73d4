import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip-of.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { javaArchives } from './index.ts';

const jarOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array => zipOf(Object.entries(files));

async function collect(files: Readonly<Record<string, Uint8Array>>) {
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(javaArchives.claims, () => {}));
  const [collected] = await Array.fromAsync(javaArchives.collect(found, { tree, distro: undefined }));
  return collected!;
}

const pom = (group: string, name: string, version: string) => ({
  [`META-INF/maven/${group}/${name}/pom.properties`]: `#Generated\nversion=${version}\ngroupId=${group}\nartifactId=${name}\n`,
});

test('a library by what Maven wrote into it', async () => {
  const { components, complete } = await collect({
    'opt/left-1.2.jar': jarOf({ ...pom('org.acme', 'left', '1.2'), 'org/acme/Left.class': 'x' }),
  });
  expect(components).toMatchObject([
    { purl: 'pkg:maven/org.acme/left@1.2', group: 'org.acme', location: 'opt/left-1.2.jar', hashes: [expect.stringMatching(/^sha1:/)] },
  ]);
  expect(complete).toBe(true);
});

test('what was shaded into another, and what stands in it', async () => {
  const inner = jarOf(pom('org.acme', 'inner', '3'));
  const outer = jarOf({ ...pom('org.acme', 'app', '1'), ...pom('org.other', 'shaded', '2'), 'BOOT-INF/lib/inner-3.jar': inner });
  const { components } = await collect({ 'srv/app-1.jar': outer });
  expect(components.map(({ purl, location }) => [purl, location])).toEqual([
    ['pkg:maven/org.acme/app@1', 'srv/app-1.jar'],
    ['pkg:maven/org.other/shaded@2', 'srv/app-1.jar'],
    ['pkg:maven/org.acme/inner@3', 'srv/app-1.jar!/BOOT-INF/lib/inner-3.jar'],
  ]);
});

test('without coordinates there is a name and a version, and no purl that was guessed', async () => {
  const manifest = {
    'META-INF/MANIFEST.MF':
      'Manifest-Version: 1.0\r\nImplementation-Version: 4.\r\n 5\r\nImplementation-Vendor: Acme\r\n\r\nName: x\r\nImplementation-Version: 9\r\n',
  };
  const { components } = await collect({ 'a/tool.jar': jarOf(manifest), 'a/old-1.0.jar': jarOf({ 'A.class': '' }) });
  expect(components).toMatchObject([
    { name: 'old', version: '1.0' },
    { name: 'tool', version: '4.5', publisher: 'Acme' },
  ]);
  expect(components.every((component) => !('purl' in component))).toBe(true);
});

test('archives within archives without end are told', async () => {
  let archive = jarOf({ 'A.class': '' });
  for (let depth = 0; depth < 12; depth++) archive = jarOf({ 'inner.jar': archive });
  expect((await collect({ 'x.jar': archive })).complete).toBe(false);
});

test('what is no archive, or a part of one, may hide libraries', async () => {
  const whole = jarOf({ ...pom('org.acme', 'left', '1.2'), 'inner.jar': jarOf(pom('org.acme', 'inner', '1')) });
  for (let length = 0; length < whole.length; length += 17)
    expect((await collect({ 'x.jar': whole.subarray(0, length) })).complete).toBe(false);
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const damaged = whole.slice();
      for (const [at, byte] of changes) damaged[at] = byte;
      await collect({ 'x.jar': damaged });
    }),
    { numRuns: 50 },
  );
});
