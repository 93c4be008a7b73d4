import type { CollectorSample } from './collector-samples.ts';

const hash = '0a'.repeat(32);

/**
 * One whole file for each form of a source tree's collectors. Those that are not listed consist of lines of a person's own, of which no part
 * shows that it is one.
 */
export const sourceSamples: readonly CollectorSample[] = [
  sample('bun-lock', 'bun.lock', '{\n  "lockfileVersion": 1,\n  "packages": {\n    "a": ["a@1.10.0", "", {}, ""],\n  }\n}\n'),
  sample('cabal-freeze', 'cabal.project.freeze', 'constraints: any.a ==1.10\n'),
  sample(
    'cargo-lock',
    'Cargo.lock',
    `version = 4\n\n[[package]]\nname = "a"\nversion = "1.10.0"\nsource = "registry+https://x.example"\nchecksum = "${hash}"\n`,
  ),
  sample('composer-lock', 'composer.lock', '{"packages": [{"name": "a/b", "version": "1.10.0"}], "packages-dev": []}'),
  sample('conan-lock', 'conan.lock', '{"version": "0.5", "requires": ["a/1.10#c0ffee"]}'),
  sample('dotnet-deps', 'a.deps.json', '{"libraries": {"A/1.10.0": {"type": "package"}}}'),
  sample(
    'dotnet-project',
    'A.csproj',
    '<Project Sdk="Microsoft.NET.Sdk">\n<ItemGroup>\n<PackageReference Include="A" Version="1.10.0" />\n</ItemGroup>\n</Project>\n',
  ),
  sample(
    'gemfile-lock',
    'Gemfile.lock',
    'GEM\n  remote: https://x.example/\n  specs:\n    a (1.10.0)\n\nDEPENDENCIES\n  a\n\nBUNDLED WITH\n   2.4.1\n',
  ),
  sample(
    'go-mod',
    'go.mod',
    'module example.com/shop\n\ngo 1.22.3\n\nrequire (\n\texample.com/a v1.10.0\n\texample.com/b v0.1.0 // indirect\n)\n',
  ),
  sample('gradle-lockfile', 'gradle.lockfile', 'a:b:1.10=runtimeClasspath\na:c:2.0=testRuntimeClasspath\nempty=annotationProcessor\n'),
  sample(
    'gradle-verification',
    'gradle/verification-metadata.xml',
    '<verification-metadata><components><component group="a" name="b" version="1.10"/></components></verification-metadata>',
  ),
  sample(
    'maven-pom',
    'pom.xml',
    `<project>
  <groupId>a</groupId><artifactId>b</artifactId><version>1</version>
  <dependencies><dependency><groupId>c</groupId><artifactId>d</artifactId><version>1.10</version></dependency></dependencies>
</project>`,
  ),
  sample('mix-lock', 'mix.lock', `%{\n  "a": {:hex, :a, "1.10.0", "${hash}", [:mix], [], "hexpm", "${hash}"},\n}\n`),
  sample('nuget-lock', 'packages.lock.json', '{"version": 1, "dependencies": {"net8.0": {"A": {"type": "Direct", "resolved": "1.10.0"}}}}'),
  sample('package-lock', 'package-lock.json', '{"lockfileVersion": 3, "packages": {"": {}, "node_modules/a": {"version": "1.10.0"}}}'),
  sample('packages-config', 'packages.config', '<?xml version="1.0"?>\n<packages>\n  <package id="A" version="1.10.0" />\n</packages>'),
  sample('pdm-lock', 'pdm.lock', '[metadata]\ngroups = ["default"]\n\n[[package]]\nname = "a"\nversion = "1.10"\ngroups = ["default"]\n'),
  sample(
    'pipfile-lock',
    'Pipfile.lock',
    `{"_meta": {}, "default": {"a": {"version": "==1.10", "hashes": ["sha256:${hash}"]}}, "develop": {}}`,
  ),
  sample(
    'pnpm-lock',
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\n\npackages:\n\n  a@1.10.0:\n    engines: {node: '>=6'}\n\nsnapshots:\n\n  a@1.10.0: {}\n",
  ),
  sample(
    'poetry-lock',
    'poetry.lock',
    `[[package]]\nname = "a"\nversion = "1.10"\nfiles = [\n    {file = "a.whl", hash = "sha256:${hash}"},\n]\n\n[metadata]\nlock-version = "2.1"\n`,
  ),
  sample(
    'pubspec-lock',
    'pubspec.lock',
    `packages:\n  a:\n    dependency: "direct main"\n    description:\n      name: a\n      sha256: "${hash}"\n    source: hosted\n    version: "1.10.0"\n`,
  ),
  sample('pylock', 'pylock.toml', 'lock-version = "1.0"\n\n[[packages]]\nname = "a"\nversion = "1.10"\n'),
  sample('renv-lock', 'renv.lock', '{"Packages": {"a": {"Package": "a", "Version": "1.10"}}}'),
  sample('stack-lock', 'stack.yaml.lock', 'packages:\n- completed:\n    hackage: a-1.10@sha256:0a,1\nsnapshots: []\n'),
  sample(
    'swift-resolved',
    'Package.resolved',
    '{"pins": [{"identity": "a", "location": "https://git.example/o/a", "state": {"version": "1.10.0"}}], "version": 2}',
  ),
  sample(
    'uv-lock',
    'uv.lock',
    'version = 1\n\n[[package]]\nname = "a"\nversion = "1.10"\nsource = { registry = "https://x.example/simple" }\n',
  ),
  sample(
    'yarn-lock',
    'yarn.lock',
    '# yarn lockfile v1\n\n\na@^1.0.0:\n  version "1.10.0"\n  resolved "https://x.example/a/-/a-1.10.0.tgz#c0ffee"\n',
  ),
  sample('yarn-lock', 'web/yarn.lock', '__metadata:\n  version: 8\n\n"a@npm:^1.0.0":\n  version: 1.10.0\n  resolution: "a@npm:1.10.0"\n'),
];

function sample(kind: string, path: string, text: string): CollectorSample {
  return { kind, path, content: new TextEncoder().encode(text) };
}
