import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOfPointer, placesOfPointers } from './place-of-pointer.ts';

const encoder = new TextEncoder();
const document = encoder.encode('{\n  "a~/b": [1, {"c": "x\\"]"},\n    true],\n  "d": {"d": null}\n}');

test.each([
  ['', 1, 1],
  ['/a~0~1b', 2, 11],
  ['/a~0~1b/0', 2, 12],
  ['/a~0~1b/1/c', 2, 21],
  ['/a~0~1b/2', 3, 5],
  ['/d/d', 4, 14],
])('%j stands at line %i, column %i', (pointer, line, column) => {
  expect(placeOfPointer(document, pointer)).toEqual({ line, column });
});

const manyLines = '{"é":"🙂",\r\n\r"a":[ "é🙂" , 1,\r\n"b"]}';

test.each([
  ['UTF-8', encoder.encode(manyLines)],
  ['UTF-8 with a byte order mark', encoder.encode(`\uFEFF${manyLines}`)],
  ['UTF-16', Buffer.from(`\uFEFF${manyLines}`, 'utf16le')],
])('in %s, columns count as in text, and lines end in three ways', (_, bytes) => {
  const places = placesOfPointers(bytes, ['', '/é', '/a/0', '/a/1', '/a/2']);
  const told = [...places].map(([pointer, { line, column }]) => `${pointer} ${line}:${column}`);
  expect(told).toEqual([' 1:1', '/é 1:6', '/a/0 3:7', '/a/1 3:15', '/a/2 4:1']);
});

test('bytes that are no JSON any more come to an end', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.integer({ min: 0, max: 255 }), (json, at, byte) => {
      const bytes = encoder.encode(json);
      bytes[at % bytes.length] = byte;
      attempt(() => placesOfPointers(bytes, ['/a', '/0/1', '/']));
    }),
  );
});

function attempt(work: () => unknown): void {
  try {
    work();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(SyntaxError);
  }
}

test('what is not there has no place', () => {
  expect([...placesOfPointers(document, ['/e', '/a~0~1b/3', '/d/d/d']).keys()]).toEqual([]);
});

test('whatever the document, every pointer leads to its value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const pointers = new Map(pointersOf(value, ''));
      const places = placesOfPointers(encoder.encode(text), [...pointers.keys()]);
      const lines = text.split('\n');
      for (const [pointer, found] of pointers) {
        const { line, column } = places.get(pointer)!;
        const rest = [lines[line - 1]!.slice(column - 1), ...lines.slice(line)].join('').replaceAll(/\n/g, '');
        expect(rest.startsWith(JSON.stringify(found, null, indent).split('\n')[0]!.trim())).toBe(true);
      }
    }),
  );
});

function* pointersOf(value: unknown, pointer: string): Generator<[string, unknown]> {
  yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* pointersOf(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}
