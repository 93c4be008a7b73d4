import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CollectedBuilder } from '../collected-builder.ts';
import { parseInstalled } from './parse.ts';

const path = 'app/vendor/composer/installed.json';

function parse(value: unknown) {
  const builder = new CollectedBuilder('composer-installed', '');
  parseInstalled(typeof value === 'string' ? value : JSON.stringify(value), path, builder);
  return builder.build();
}

const packages = [
  { name: 'acme/left', version: 'v1.2.3', license: ['MIT'], require: { php: '>=8', 'acme/Right': '^1' }, dist: { shasum: 'a'.repeat(40) } },
  { name: 'acme/right', version: '1.0.0' },
];

test('packages with their needs, and what is for development only', () => {
  const { components, relations, gaps } = parse({ packages, dev: true, 'dev-package-names': ['acme/right'] });
  expect(components).toMatchObject([
    {
      purl: 'pkg:composer/acme/left@v1.2.3',
      licenses: ['MIT'],
      hashes: [`sha1:${'a'.repeat(40)}`],
      scope: 'required',
      location: 'app/vendor/acme/left',
    },
    { purl: 'pkg:composer/acme/right@1.0.0', scope: 'development', place: { path, pointer: '/packages/1' } },
  ]);
  expect(relations).toMatchObject([{ from: 'app/vendor/acme/left', to: 'app/vendor/acme/right' }]);
  expect(gaps).toEqual([]);
});

test('the list of Composer 1', () => {
  expect(parse(packages).components.map(({ name }) => name)).toEqual(['acme/left', 'acme/right']);
});

test.each(['', '{', '{}', '{"packages": {}}', 'null', '[null]', '[{}]', '[{"version": "1"}]'])('%j may hide packages', (text) => {
  expect(parse(text).complete).toBe(false);
});

test('no package is lost, and no text throws', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 })), fc.jsonValue(), (names, more) => {
      const { components, gaps } = parse({ packages: [...names.map((name) => ({ name, version: '1', require: more })), more] });
      expect(components.length + gaps.length).toBeGreaterThanOrEqual(names.length);
      parse(JSON.stringify(more));
    }),
  );
});
