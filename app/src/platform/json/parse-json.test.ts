import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaybillError } from '../../domain/errors.ts';
import { parseJson } from './parse-json.ts';

const encoder = new TextEncoder();

function refusal(bytes: Uint8Array | string) {
  try {
    parseJson(typeof bytes === 'string' ? encoder.encode(bytes) : bytes, { path: 'a.json' });
  } catch (thrown) {
    if (thrown instanceof WaybillError) return { code: thrown.code, message: thrown.message, ...thrown.place };
    throw thrown;
  }
  return undefined;
}

test('a byte order mark is no part of the document', () => {
  expect(parseJson(encoder.encode('\uFEFF{"a":1}'))).toEqual({ a: 1 });
});

test.each(['utf-16le', 'utf-16be'])('%s with a byte order mark is read', (encoding) => {
  const units = Buffer.from('\uFEFF{"name":"é€"}', 'utf16le');
  expect(parseJson(encoding === 'utf-16le' ? units : units.swap16())).toEqual({ name: 'é€' });
});

test('a byte that is not UTF-8 is refused with its line', () => {
  const bytes = Buffer.concat([encoder.encode('{\n"é": "'), Uint8Array.of(0xe9), encoder.encode('"}')]);
  expect(refusal(bytes)).toMatchObject({ code: 'not-text', line: 2, path: 'a.json', message: expect.stringContaining('byte 10 ') });
});

test.each([
  ['', 1, 1, 'empty'],
  ['{"a":1,}', 1, 8, 'a key in double quotes'],
  ['{"a" 1}', 1, 6, 'a colon'],
  ['[1\n 2]', 2, 2, 'a comma'],
  ['[1,\r\n2', 2, 2, 'ends too early'],
  ['["a\tb"]', 1, 4, 'control character'],
  ['["\\x"]', 1, 3, 'escape'],
  ['"abc', 1, 1, 'never closed'],
  ['{"a":1} {', 1, 9, 'follows'],
  ['{"a":NaN}', 1, 6, 'NaN'],
])('%j is refused at line %i, column %i', (text, line, column, message) => {
  expect(refusal(text)).toMatchObject({ code: 'not-json', line, column, message: expect.stringContaining(message) });
});

test('nesting beyond the bound is refused, however deep', () => {
  expect(refusal(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeUndefined();
  expect(refusal(`${'['.repeat(201)}${']'.repeat(201)}`)).toMatchObject({ code: 'limit-exceeded' });
  expect(refusal(`${'{"a":['.repeat(500_000)}${']}'.repeat(500_000)}`)).toMatchObject({ code: 'limit-exceeded' });
});

test('a foreign key is a property like any other', () => {
  const value = parseJson(encoder.encode('{"__proto__":{"polluted":true}}')) as object;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('whatever the bytes, a value or a refusal with a place', () => {
  const damaged = fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 3 })).map(([json, at, noise]) => {
    const cut = at % (json.length + 1);
    return encoder.encode(json.slice(0, cut) + noise + json.slice(cut + 1));
  });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array()), (bytes) => {
      const refused = refusal(bytes);
      if (refused?.code === 'not-json')
        expect(refused).toMatchObject({ line: expect.any(Number), message: expect.not.stringContaining('cannot be parsed') });
    }),
  );
});
