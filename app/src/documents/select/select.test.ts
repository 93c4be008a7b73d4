import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePath, pointerOf, select, selectItems, valuesOf } from './index.ts';

const document = {
  metadata: { component: { name: 'shop', 'a.b': 1 } },
  components: [
    { name: 'x', licenses: [{ license: { id: 'MIT' } }], components: [{ name: 'y' }] },
    { name: 'z', supplier: null },
  ],
};

test.each([
  ['metadata.component.name', ['/metadata/component/name']],
  ['metadata.component.a\\.b', ['/metadata/component/a.b']],
  ['components.name', ['/components/0/name', '/components/1/name']],
  ['components.1.name', ['/components/1/name']],
  ['components.licenses.license.id', ['/components/0/licenses/0/license/id']],
  ['/components/1', ['/components/1']],
  ['/components/name', []],
  ['**.name', ['/metadata/component/name', '/components/0/name', '/components/0/components/0/name', '/components/1/name']],
  ['nothing.here', []],
  ['', ['']],
])('%s names %j', (path, pointers) => {
  expect(select(document, parsePath(path)).map(pointerOf)).toEqual(pointers);
});

test('a list at the end is one value, or its elements', () => {
  expect(select(document, parsePath('components'))).toHaveLength(1);
  expect(selectItems(document, parsePath('components')).map(pointerOf)).toEqual(['/components/0', '/components/1']);
});

test('what is null has no value, and keys of the language are keys like any other', () => {
  expect(valuesOf(document.components[1], parsePath('supplier'))).toEqual([]);
  expect(select(document, parsePath('__proto__'))).toEqual([]);
  expect(select(document, parsePath('constructor'))).toEqual([]);
});

test.each(['a..b', '.a', '**.a.**'])('%s is no path', (text) => {
  expect(() => parsePath(text)).toThrow(expect.objectContaining({ code: 'usage' }));
});

test('every place of any document is found by its pointer', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const root = { value };
      for (const one of select(root, parsePath('**'))) {
        const [again, ...more] = select(root, parsePath(pointerOf(one)));
        expect(again!.value).toBe(one.value);
        expect(more).toEqual([]);
      }
    }),
  );
});
