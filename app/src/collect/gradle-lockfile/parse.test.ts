import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGradleLockfile } from './parse.ts';

const lock = `# This is a Gradle generated file for dependency locking.
com.example:web:1.10=compileClasspath,runtimeClasspath,testRuntimeClasspath
com.example:probe:2.0-jre=testCompileClasspath,integrationTestRuntimeClasspath
empty=annotationProcessor
`;

const parse = (text: string, path = 'jvm/gradle.lockfile') => parseGradleLockfile({ lockfile: { path, text }, manifests: [] });

test('every line, with its use', () => {
  const { components, complete, scope } = parse(lock);
  expect(components).toEqual([
    {
      ref: 'com.example:web:1.10',
      kind: 'library',
      group: 'com.example',
      name: 'web',
      version: '1.10',
      purl: 'pkg:maven/com.example/web@1.10',
      scope: 'required',
      place: { path: 'jvm/gradle.lockfile', line: 2 },
    },
    expect.objectContaining({ purl: 'pkg:maven/com.example/probe@2.0-jre', scope: 'development' }),
  ]);
  expect([complete, scope]).toEqual([true, 'gradle-lockfile:jvm/gradle.lockfile']);
});

test('what the build itself needs is for development; the older form has a file for each configuration', () => {
  expect(parse('a:b:1=classpath\n', 'buildscript-gradle.lockfile').components[0]!.scope).toBe('development');
  expect(parse('a:b:1\n', 'gradle/dependency-locks/testRuntimeClasspath.lockfile').components[0]!.scope).toBe('development');
  expect(parse('a:b:1\n', 'gradle/dependency-locks/runtimeClasspath.lockfile').components[0]!.scope).toBe('required');
});

test('no line is lost: it is a component, a gap, a comment or says that a configuration is empty', () => {
  const anyLine = fc.array(fc.constantFrom('a', ':', '=', ',', '1.0', 'empty', '#', ' '), { maxLength: 8 }).map((words) => words.join(''));
  fc.assert(
    fc.property(fc.array(anyLine), (lines) => {
      const { components, gaps } = parse(lines.join('\n'));
      const seen = new Set([...components.map(({ place }) => place?.line), ...gaps.map(({ line }) => line)]);
      const lost = lines.filter(
        (line, index) =>
          !seen.has(index + 1) && line.trim() !== '' && !line.trim().startsWith('#') && !/^\s*empty(=|$)/.test(line.trimEnd()),
      );
      expect(lost).toEqual([]);
    }),
  );
});
