import { expect, test } from 'vitest';
import { readJson, readToml, readYaml } from './structured-text.ts';

test('versions stay text in YAML, and keys of the language are keys like any other', () => {
  expect(readYaml('a: 1.10\nb: yes\n__proto__: {c: 1}\n', 'x.yaml')).toEqual({
    value: JSON.parse('{"a": "1.10", "b": "yes", "__proto__": {"c": "1"}}'),
  });
});

test.each([
  [readJson, '{"a": ', 1, 7],
  [readJson, '{\n"a": 1,\n}', 3, 1],
  [readToml, 'a = 1\nb = \n', 2, 5],
  [readYaml, 'a: 1\nb: [\n', 3, 1],
])('%p tells where %j breaks', (read, text, line, column) => {
  expect(read(text, 'x')).toMatchObject({ gap: { kind: 'malformed', path: 'x', line, column, blocking: true } });
});

test.each([
  ['depth of YAML', readYaml, '['.repeat(100_000)],
  ['depth of TOML', readToml, `a = ${'['.repeat(100_000)}`],
  ['aliases of YAML', readYaml, `a: &a [x]\nb: [${'*a,'.repeat(20_000)}]\n`],
])('%s is bounded', (_, read, text) => {
  expect(read(text, 'x')).toMatchObject({ gap: { kind: 'malformed', blocking: true } });
});

test('aliases share what they name: nine levels of nine cost nothing', () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) =>
      `a${level}: &a${level} [${
        level === 0
          ? 'x'
          : Array(9)
              .fill(`*a${level - 1}`)
              .join(',')
      }]\n`,
  );
  expect('value' in readYaml(levels.join(''), 'x')).toBe(true);
});
