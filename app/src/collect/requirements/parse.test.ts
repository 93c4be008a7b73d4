import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collected } from '../../domain/collected.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { requirements } from './index.ts';
import { parseRequirements } from './parse.ts';

const parse = (text: string, included: Record<string, string> = {}) =>
  parseRequirements(
    { path: 'svc/requirements.txt', text },
    new Map(Object.entries(included).map(([path, content]) => [path, { path, text: content }])),
  );

const one = (line: string) => {
  const component = parse(line).components[0];
  return component && [component.kind, component.name, component.version, component.purl && decodeURIComponent(component.purl)];
};

test.each([
  ['Flask==3.0.10', 'library', 'Flask', '3.0.10', 'pkg:pypi/flask@3.0.10'],
  ['requests [socks,use_chardet] == 2.31.0 ; python_version < "3.12"', 'library', 'requests', '2.31.0', 'pkg:pypi/requests@2.31.0'],
  ['a_b (>=1.0, ==1.10)', 'library', 'a_b', '1.10', 'pkg:pypi/a-b@1.10'],
  ['c===1.0+local # why', 'library', 'c', '1.0+local', 'pkg:pypi/c@1.0+local'],
  ['d==1.*', 'library', 'd', undefined, 'pkg:pypi/d'],
  ['e', 'library', 'e', undefined, 'pkg:pypi/e'],
  ['f~=1.4', 'library', 'f', undefined, 'pkg:pypi/f'],
  [
    'g @ git+https://user:secret@git.example/o/g.git@v1.0#subdirectory=x',
    'library',
    'g',
    undefined,
    'pkg:pypi/g?vcs_url=git+https://git.example/o/g.git@v1.0',
  ],
  ['-e git+ssh://git@git.example/o/h.git#egg=h', 'library', 'h', undefined, 'pkg:pypi/h?vcs_url=git+ssh://git@git.example/o/h.git'],
  [
    'https://files.example/i-2.0.0-py3-none-any.whl?token=secret',
    'library',
    'i',
    '2.0.0',
    'pkg:pypi/i@2.0.0?download_url=https://files.example/i-2.0.0-py3-none-any.whl',
  ],
  ['-e ./near', 'application', './near', undefined, undefined],
  ['--editable=.', 'application', '.', undefined, undefined],
  ['wheels/j-1.0.tar.gz', 'application', 'j', '1.0', undefined],
])('%s', (line, ...expected) => {
  expect(one(line)).toEqual(expected);
});

test('lines that go on, hashes, comments and options', () => {
  const text = `# by hand
--index-url https://user:secret@py.example/simple/
Flask==3.0.0 \\
    --hash=sha256:${'0A'.repeat(32)} \\
    --hash=sha256:${'0b'.repeat(32)}
    # an indented comment

--only-binary :all:
`;
  const { components, complete, gaps } = parse(text);
  expect(components).toEqual([
    {
      ref: 'svc/requirements.txt:3',
      kind: 'library',
      name: 'Flask',
      version: '3.0.0',
      purl: 'pkg:pypi/flask@3.0.0?repository_url=https:%2F%2Fpy.example%2Fsimple',
      hashes: [`sha256:${'0a'.repeat(32)}`, `sha256:${'0b'.repeat(32)}`],
      place: { path: 'svc/requirements.txt', line: 3 },
    },
  ]);
  expect([complete, gaps]).toEqual([true, []]);
});

test('what is included counts, at its own place, and a circle ends', () => {
  const { components } = parse('-r base.txt\n-rmore/extra.txt\na==1.0\n', {
    'svc/base.txt': 'b==2.0\n-r requirements.txt\n',
    'svc/more/extra.txt': 'c==3.0\n-r ../base.txt\n',
  });
  expect(components.map(({ ref, version }) => [ref, version])).toEqual([
    ['svc/requirements.txt:3', '1.0'],
    ['svc/base.txt:1', '2.0'],
    ['svc/more/extra.txt:1', '3.0'],
  ]);
});

test('a constraint installs nothing, but pins what is open', () => {
  const { components, gaps } = parse('-c pins.txt\nFoo.Bar>=1\n', { 'svc/pins.txt': 'foo-bar==1.5\nother==2.0\n' });
  expect(components.map(({ name, version }) => [name, version])).toEqual([['Foo.Bar', '1.5']]);
  expect(gaps.map(({ kind }) => kind)).toEqual(['transitive-unknown']);
});

test('an open version, and packages that are not named, are gaps that hide nothing of what the file says', () => {
  const { gaps, complete } = parse('a>=1\n');
  expect(gaps).toEqual([
    {
      kind: 'unresolved-version',
      message: '"a": ">=1" names no single version',
      subject: 'a',
      path: 'svc/requirements.txt',
      line: 1,
      blocking: false,
    },
    { kind: 'transitive-unknown', message: 'the file need not name what its packages need', path: 'svc/requirements.txt', blocking: false },
  ]);
  expect(complete).toBe(true);
});

test.each([
  ['-r gone.txt', 'unresolved-include'],
  ['-r https://x.example/r.txt', 'unresolved-include'],
  ['-r ../../../outside.txt', 'unresolved-include'],
  ['???', 'malformed'],
  ['a b', 'malformed'],
])('%s is a blocking gap', (line, kind) => {
  expect(parse(line)).toMatchObject({ complete: false, gaps: [{ kind, line: 1, blocking: true }] });
});

test('UTF-16 with a byte order mark, as PowerShell writes it, and files of any name that are included', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a==1.0\r\n-r more.in\r\n', 'utf16le')]);
  const tree = memoryTree({ 'requirements.txt': bytes, 'more.in': 'b==2.0\n', 'other/requirements.txt': Buffer.from([0xc3, 0x28]) });
  const collected: Collected[] = [];
  const files = await Array.fromAsync(tree.find(requirements.claims, () => {}));
  for await (const one of requirements.collect(files, { tree, distro: undefined })) collected.push(one);
  expect(collected.map(({ components, gaps }) => [components.map(({ name }) => name), gaps.map(({ kind }) => kind)])).toEqual([
    [[], ['not-text']],
    [['a', 'b'], ['transitive-unknown']],
  ]);
});

const anyLine = fc
  .array(fc.constantFrom('a', '==', '1.0', ' ', ';', '#', '@', '[x]', '-e', '-r', '--hash=', 'git+', '://', '/', '.', '"', '__proto__'), {
    maxLength: 8,
  })
  .map((words) => words.join(''));

test('no line is lost: it is a component, a gap, an option, an include or nothing', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { components, gaps } = parse(line);
      const isRequirement = line.trim() !== '' && !line.trim().startsWith('#') && !line.trim().startsWith('-');
      if (isRequirement) expect(components.length + gaps.filter(({ kind }) => kind === 'malformed').length).toBe(1);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parse(text, { 'svc/x': text })));
});
