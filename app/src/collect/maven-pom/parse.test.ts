import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collected } from '../../domain/collected.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { mavenPom } from './index.ts';

async function collect(poms: Record<string, string>): Promise<Map<string, Collected>> {
  const tree = memoryTree(poms);
  const files = await Array.fromAsync(tree.find(mavenPom.claims, () => {}));
  const all = await Array.fromAsync(mavenPom.collect(files, { tree, distro: undefined }));
  return new Map(all.map((collected) => [collected.scope.replace('maven-pom:', ''), collected]));
}

/** A reference to a property. */
const property = (name: string) => `\${${name}}`;

const project = (body: string) =>
  `<project xmlns="http://maven.apache.org/POM/4.0.0">\n<modelVersion>4.0.0</modelVersion>\n${body}\n</project>`;
const parent = (name: string, more = '') =>
  `<parent><groupId>acme</groupId><artifactId>${name}</artifactId><version>1</version>${more}</parent>`;
const gav = (name: string, version?: string, group = 'acme') =>
  `<groupId>${group}</groupId><artifactId>${name}</artifactId>${version ? `<version>${version}</version>` : ''}`;
const dependency = (name: string, version?: string, more = '') => `<dependency>${gav(name, version, 'org.x')}${more}</dependency>`;
const bill = (name: string, version: string) => `<dependency>${gav(name, version)}<type>pom</type><scope>import</scope></dependency>`;
const manage = (...dependencies: string[]) =>
  `<dependencyManagement><dependencies>${dependencies.join('')}</dependencies></dependencyManagement>`;
const need = (...dependencies: string[]) => `<dependencies>${dependencies.join('\n')}</dependencies>`;

const versions = (collected: Collected | undefined) => collected?.components.map(({ name, version }) => [name, version]);

test('a dependency, with its type, classifier, scope and line', async () => {
  const more = '<type>zip</type><classifier>linux</classifier><scope>test</scope>';
  const all = await collect({
    'pom.xml': project(
      gav('app', '1') + need(dependency('a', '1.10'), dependency('b', '2', more), dependency('c', '[3.0]', '<optional>true</optional>')),
    ),
  });
  expect(all.get('pom.xml')!.components).toEqual([
    {
      ref: 'org.x:a:jar:',
      kind: 'library',
      group: 'org.x',
      name: 'a',
      version: '1.10',
      purl: 'pkg:maven/org.x/a@1.10',
      scope: 'required',
      direct: true,
      place: { path: 'pom.xml', line: 3 },
    },
    expect.objectContaining({
      purl: 'pkg:maven/org.x/b@2?classifier=linux&type=zip',
      scope: 'development',
      place: { path: 'pom.xml', line: 4 },
    }),
    expect.objectContaining({ purl: 'pkg:maven/org.x/c@3.0', scope: 'optional' }),
  ]);
  expect(all.get('pom.xml')).toMatchObject({ complete: true, gaps: [{ kind: 'transitive-unknown', blocking: false }] });
});

test('properties and management come from the parents in the tree; the child overrides', async () => {
  const all = await collect({
    'pom.xml': project(
      `${gav('root', '1')}<properties><v>1.0</v><w>\${v}-\${project.version}</w></properties>${manage(dependency('a', property('v')), dependency('b', property('w'), '<scope>test</scope>'))}${need(dependency('inherited', '5'))}`,
    ),
    'core/pom.xml': project(
      `${parent('root')}<artifactId>core</artifactId><version>2</version><properties><v>1.5</v></properties>${need(dependency('a'), dependency('b'))}`,
    ),
  });
  expect(versions(all.get('core/pom.xml'))).toEqual([
    ['a', '1.5'],
    ['b', '1.5-2'],
    ['inherited', '5'],
  ]);
  expect(all.get('core/pom.xml')!.components.map(({ scope, place }) => [scope, place?.path])).toEqual([
    ['required', 'core/pom.xml'],
    ['development', 'core/pom.xml'],
    ['required', 'pom.xml'],
  ]);
});

test('a bill of material of the tree manages, after what the project manages itself', async () => {
  const all = await collect({
    'pom.xml': project(gav('app', '1') + manage(bill('bom', '1'), dependency('a', '9')) + need(dependency('a'), dependency('b'))),
    'bom/pom.xml': project(
      `${gav('bom', '1')}<properties><b>2.0</b></properties>${manage(dependency('a', '1'), dependency('b', property('b')))}`,
    ),
  });
  expect(versions(all.get('pom.xml'))).toEqual([
    ['a', '9'],
    ['b', '2.0'],
  ]);
});

test('what stands outside of the tree is never guessed', async () => {
  const all = await collect({
    'pom.xml': project(
      parent('boot', '<relativePath/>') +
        manage(bill('bom', '1'), dependency('sure', '3')) +
        need(
          dependency('sure'),
          dependency('b'),
          dependency('own', '4'),
          dependency('odd', property('env.ODD')),
          dependency('newest', 'LATEST'),
          dependency('range', '[1,2)'),
        ),
    ),
    'bom/pom.xml': project(gav('bom', '1') + manage(dependency('b', '2'), dependency('odd', '1'))),
  });
  const { gaps, complete } = all.get('pom.xml')!;
  // The missing parent may manage b itself, and then that counts before the bill.
  expect(versions(all.get('pom.xml'))).toEqual([
    ['sure', '3'],
    ['b', undefined],
    ['own', '4'],
    ['odd', undefined],
    ['newest', undefined],
    ['range', undefined],
  ]);
  expect(gaps.map(({ kind, subject, blocking }) => [kind, subject, blocking])).toEqual([
    ['unresolved-parent', 'acme:boot:1', true],
    ['unresolved-version', 'b', false],
    ['unresolved-version', 'odd', false],
    ['unresolved-version', 'newest', false],
    ['unresolved-version', 'range', false],
    ['transitive-unknown', undefined, false],
  ]);
  expect(complete).toBe(false);
});

test('a module of the tree is no package of a registry; a property in a name hides who is meant', async () => {
  const all = await collect({
    'pom.xml': project(gav('app', '1') + need(`<dependency>${gav('core', '1')}</dependency>`, dependency(property('unknown'), '1'))),
    'core/pom.xml': project(gav('core', property('project.parent.version')) + parent('app')),
  });
  expect(all.get('pom.xml')!.components).toMatchObject([{ kind: 'application', name: 'core', version: '1' }]);
  expect(all.get('pom.xml')!.components[0]!.purl).toBeUndefined();
  expect(all.get('pom.xml')!.gaps).toMatchObject([{ kind: 'no-identity', line: 4, blocking: true }, { kind: 'transitive-unknown' }]);
});

test('what a profile adds is optional', async () => {
  const all = await collect({
    'pom.xml': project(`${gav('app', '1')}<profiles><profile><id>x</id>${need(dependency('a', '1'))}</profile></profiles>`),
  });
  expect(all.get('pom.xml')!.components).toMatchObject([{ name: 'a', scope: 'optional' }]);
});

test.each([
  ['parents', project(`${parent('app')}<artifactId>app</artifactId>`)],
  ['properties', project(`${gav('app', '1')}<properties><a>\${b}</a><b>\${a}</b></properties>${need(dependency('x', property('a')))}`)],
  ['bills', project(gav('app', '1') + manage(bill('app', '1')) + need(dependency('x')))],
])('circles of %s end', async (_, pom) => {
  expect((await collect({ 'pom.xml': pom })).size).toBe(1);
});

test('properties that multiply end', async () => {
  const properties = Array.from({ length: 30 }, (_, level) => `<p${level + 1}>${`\${p${level}}`.repeat(10)}</p${level + 1}>`).join('');
  const all = await collect({
    'pom.xml': project(`${gav('app', '1')}<properties><p0>x</p0>${properties}</properties>${need(dependency('x', property('p30')))}`),
  });
  expect(versions(all.get('pom.xml'))).toEqual([['x', undefined]]);
});

test.each([
  ['<project>', 'malformed'],
  ['<html></html>', 'unknown-format'],
  ['<!DOCTYPE p [<!ENTITY v SYSTEM "file:///etc/passwd">]><project><version>&v;</version></project>', 'malformed'],
])('%s is a blocking gap, and stops no other', async (text, kind) => {
  const all = await collect({ 'bad/pom.xml': text, 'pom.xml': project(gav('app', '1') + need(dependency('a', '1'))) });
  expect(all.get('bad/pom.xml')).toMatchObject({ complete: false, gaps: [{ kind, path: 'bad/pom.xml', line: 1, blocking: true }] });
  expect(versions(all.get('pom.xml'))).toEqual([['a', '1']]);
});

const anyText = fc.constantFrom('a', 'b', '1', property('a'), '$' + '{', property('project.version'), '__proto__', '');
const anyDependency = fc.record({ name: anyText, version: anyText, scope: anyText });

test('no dependency is lost: it is a component or a gap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyDependency, { selector: ({ name }) => name }), async (needs) => {
      const body = needs.map(({ name, version, scope }) => dependency(name, version, `<scope>${scope}</scope>`));
      const collected = (await collect({ 'pom.xml': project(gav('app', '1') + need(...body)) })).get('pom.xml')!;
      const unknown = collected.gaps.filter(({ kind }) => kind === 'no-identity' || kind === 'duplicate-entry');
      expect(collected.components.length + unknown.length).toBe(needs.length);
    }),
  );
});
