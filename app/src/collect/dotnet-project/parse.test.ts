import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collected } from '../../domain/collected.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { dotnetProject } from './index.ts';

async function collect(files: Record<string, string>): Promise<ReadonlyMap<string, Collected>> {
  const tree = memoryTree(files);
  const claimed = await Array.fromAsync(tree.find(dotnetProject.claims, () => {}));
  const all = await Array.fromAsync(dotnetProject.collect(claimed, { tree, distro: undefined }));
  return new Map(all.map((collected) => [collected.scope.replace('dotnet-project:', ''), collected]));
}

const project = (...parts: string[]) => `<Project>\n${parts.join('\n')}\n</Project>`;
const items = (...parts: string[]) => `<ItemGroup>${parts.join('\n')}</ItemGroup>`;
const properties = (text: string) => `<PropertyGroup>${text}</PropertyGroup>`;
const reference = (name: string, more = '') => `<PackageReference Include="${name}" ${more}/>`;
const central = (name: string, version: string, more = '') => `<PackageVersion Include="${name}" Version="${version}" ${more}/>`;

const versions = (collected: Collected | undefined) => collected?.components.map(({ name, version }) => [name, version]);

test('a reference at its line; ranges and versions that float are no versions', async () => {
  const all = await collect({
    'src/App.csproj': project(
      items(
        reference('Acme.Web', 'Version="1.10.0"'),
        '<PackageReference Include="Acme.Log"><Version>[2.0.0-rc.1]</Version></PackageReference>',
        reference('Acme.Range', 'Version="[1.0,2.0)"'),
        reference('Acme.Any', 'Version="1.*"'),
        reference('Acme.None'),
      ),
    ),
  });
  const { components, complete, gaps } = all.get('src/App.csproj')!;
  expect(components.map(({ purl, scope, direct, place }) => [purl, scope, direct, place?.line])).toEqual([
    ['pkg:nuget/Acme.Web@1.10.0', 'required', true, 2],
    ['pkg:nuget/Acme.Log@2.0.0-rc.1', 'required', true, 3],
    ['pkg:nuget/Acme.Range', 'required', true, 4],
    ['pkg:nuget/Acme.Any', 'required', true, 5],
    ['pkg:nuget/Acme.None', 'required', true, 6],
  ]);
  expect(complete).toBe(true);
  expect(gaps.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['unresolved-version', 'Acme.Range'],
    ['unresolved-version', 'Acme.Any'],
    ['unresolved-version', 'Acme.None'],
    ['transitive-unknown', undefined],
  ]);
});

test('versions that are kept centrally, by the nearest file, with properties and what it takes in', async () => {
  const all = await collect({
    'Directory.Packages.props': project(
      properties('<Log>2.0</Log>'),
      items(
        central('Acme.Log', '$(Log).1'),
        central('acme.web', '1.0.0'),
        '<GlobalPackageReference Include="Acme.Rules" Version="3.0.0"/>',
      ),
    ),
    'lib/Directory.Packages.props': project(
      `<Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Packages.props', '$(MSBuildThisFileDirectory)../'))" />`,
      items('<PackageVersion Update="Acme.Log" Version="2.5.0"/>'),
    ),
    'App.csproj': project(items(reference('Acme.Web'), reference('Acme.Log'))),
    'lib/Lib.fsproj': project(items(reference('Acme.Web', 'VersionOverride="1.1.0"'), reference('Acme.Log'))),
  });
  expect(versions(all.get('App.csproj'))).toEqual([
    ['Acme.Web', '1.0.0'],
    ['Acme.Log', '2.0.1'],
    ['Acme.Rules', '3.0.0'],
  ]);
  expect(versions(all.get('lib/Lib.fsproj'))).toEqual([
    ['Acme.Web', '1.1.0'],
    ['Acme.Log', '2.5.0'],
    ['Acme.Rules', '3.0.0'],
  ]);
  expect(all.size).toBe(2);
});

test('what a condition decides is told in each way; a default holds where nothing was said', async () => {
  const all = await collect({
    'Directory.Build.props': project(properties('<A>1.0</A>'), items(reference('Everywhere', 'Version="9.0"'))),
    'App.vbproj': project(
      `<PropertyGroup><A Condition="'$(A)' == ''">2.0</A><B Condition="'$(B)'==''">3.0</B><C>4.0</C><C Condition="'$(X)' == 'y'">5.0</C></PropertyGroup>`,
      items(reference('a', 'Version="$(A)"'), reference('b', 'Version="$(B)"'), reference('c', 'Version="$(C)"')),
      `<ItemGroup Condition="'$(TargetFramework)' == 'net48'">${reference('d', 'Version="1.0"')}</ItemGroup>`,
      `<Choose><When Condition="'x' == 'y'">${items(reference('d', 'Version="1.0"'))}</When><Otherwise>${items(reference('d', 'Version="2.0"'))}</Otherwise></Choose>`,
      items(reference('gone', 'Version="1.0"'), '<PackageReference Remove="gone"/>'),
    ),
  });
  expect(versions(all.get('App.vbproj'))).toEqual([
    ['Everywhere', '9.0'],
    ['a', '1.0'],
    ['b', '3.0'],
    ['c', undefined],
    ['d', '1.0'],
    ['d', '2.0'],
  ]);
});

test('a project with a lockfile is left to that; central versions that govern no project are told themselves', async () => {
  const all = await collect({
    'App.csproj': project(items(reference('a', 'Version="1.0"'))),
    'packages.lock.json': '{}',
    'other/Directory.Packages.props': project(items(central('b', '2.0'))),
  });
  expect([...all].map(([path, collected]) => [path, versions(collected)])).toEqual([['other/Directory.Packages.props', [['b', '2.0']]]]);
});

test('what is not in the tree, or hides a name, is a blocking gap', async () => {
  const all = await collect({
    'App.csproj': project(
      '<Import Project="..\\common.props"/><Import Project="local.props" Condition="Exists(\'local.props\')"/>',
      '<Import Project="$(MSBuildToolsPath)\\Microsoft.CSharp.targets"/>',
      items(reference('$(Unknown)', 'Version="1.0"'), reference('a;b', 'Version="1.0"')),
    ),
    'Broken.csproj': '<Project><ItemGroup>',
  });
  expect(all.get('App.csproj')!.gaps.map(({ kind, blocking }) => [kind, blocking])).toEqual([
    ['unresolved-import', true],
    ['no-identity', true],
    ['transitive-unknown', false],
  ]);
  expect(versions(all.get('App.csproj'))).toEqual([
    ['a', '1.0'],
    ['b', '1.0'],
  ]);
  expect(all.get('Broken.csproj')).toMatchObject({ complete: false, gaps: [{ kind: 'malformed', blocking: true }] });
});

test('properties that lead in a circle, and files that take in each other, end', async () => {
  const all = await collect({
    'App.csproj': project('<Import Project="x.props"/>', properties('<A>$(B)</A><B>$(A)</B>'), items(reference('a', 'Version="$(A)"'))),
    'x.props': project('<Import Project="App.csproj"/>', '<Import Project="x.props"/>', items(reference('b', 'Version="1.0"'))),
  });
  expect(versions(all.get('App.csproj'))).toEqual([
    ['b', '1.0'],
    ['a', undefined],
  ]);
});

test('no reference is lost, and no text throws', async () => {
  const name = fc.constantFrom('a', 'b', 'constructor', '__proto__', '$(x)');
  const version = fc.constantFrom('1.0', '[1.0]', '(,1.0]', '$(v)', '', '*');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, version), { maxLength: 6 }), fc.string(), async (entries, noise) => {
      const text = project(items(...entries.map(([id, each]) => reference(id, `Version="${each}"`))));
      const { components, gaps } = (await collect({ 'A.csproj': text })).get('A.csproj')!;
      const told = new Set([...components.map((one) => one.name), ...gaps.map(({ subject }) => subject)]);
      expect(entries.filter(([id]) => !told.has(id))).toEqual([]);
      await collect({ 'A.csproj': noise, 'B.csproj': `<Project>${noise}</Project>` });
    }),
    { numRuns: 50 },
  );
});
