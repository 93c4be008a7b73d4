import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaybillError } from '../../../domain/errors.ts';
import { convertDocument } from '../../convert/index.ts';
import { readDocument } from '../../read-document.ts';
import { validateDocument } from '../../validate/index.ts';
import { openForWork } from '../../work-document.ts';
import { fromProtobuf } from './from-protobuf.ts';

type Value = string | number | Uint8Array;

/** A message of fields, as protocol buffers write them. */
function message(...fields: readonly (readonly [number: number, value: Value])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [number, value] of fields) {
    if (typeof value === 'number') bytes.push(...varint(number * 8), ...varint(value));
    else {
      const content = typeof value === 'string' ? Buffer.from(value) : value;
      bytes.push(...varint(number * 8 + 2), ...varint(content.length), ...content);
    }
  }
  return Uint8Array.from(bytes);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const hash = message([1, 3], [2, 'a'.repeat(64)]);
const component = (ref: string, ...fields: readonly (readonly [number, Value])[]) =>
  message([1, 3], [3, ref], [8, ref], [9, '1'], ...fields);
const sample = message(
  [1, '1.6'],
  [2, 1],
  [3, 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79'],
  [4, message([1, message([1, 1704067200])], [2, message([6, component('tool')])], [4, component('root')])],
  [5, component('a', [17, pkg('a')], [12, hash], [13, message([1, message([1, 'MIT'])])], [20, message([2, 'https://example.com'])])],
  [8, message([1, 'root'], [2, message([1, 'a'])], [3, 'a'])],
  [9, message([2, 'root'])],
);

function pkg(name: string): Uint8Array {
  return message([1, name], [2, name], [4, 2], [5, 1]);
}

test('a document in protocol buffers is told in the form of JSON', async () => {
  const { document, untold } = fromProtobuf(sample);
  expect(untold).toEqual([]);
  expect(document).toEqual({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    metadata: {
      timestamp: '2024-01-01T00:00:00Z',
      tools: { components: [{ type: 'library', 'bom-ref': 'tool', name: 'tool', version: '1' }] },
      component: { type: 'library', 'bom-ref': 'root', name: 'root', version: '1' },
    },
    components: [
      {
        type: 'library',
        'bom-ref': 'a',
        name: 'a',
        version: '1',
        swid: { tagId: 'a', name: 'a', tagVersion: 2, patch: true },
        hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
        licenses: [{ license: { id: 'MIT' } }],
        externalReferences: [{ type: 'other', url: 'https://example.com' }],
      },
    ],
    dependencies: [{ ref: 'root', dependsOn: ['a'], provides: ['a'] }],
    compositions: [{ aggregate: 'not_specified', assemblies: ['root'] }],
  });
  expect(await validateDocument(sample)).toMatchObject({ format: 'cyclonedx', specVersion: '1.6', verdict: 'valid', errors: [] });
});

test('it is read into the ledger, and converted', async () => {
  const { head, counted, collected } = readDocument(sample, 'a.cdx');
  expect([head.assetName, counted, collected.complete]).toEqual(['root', 1, true]);
  const { text, losses } = await convertDocument(openForWork(sample, 'a.cdx'), 'cyclonedx-1.6');
  expect([JSON.parse(text), losses]).toEqual([fromProtobuf(sample).document, []]);
});

test('the tools of old are a list; fields that are not known are told', () => {
  const old = message([1, '1.4'], [4, message([2, message([2, 'x'])], [2, message([2, 'y'])])], [99, 'new']);
  const { document, untold } = fromProtobuf(old);
  expect(document.metadata).toEqual({ tools: [{ name: 'x' }, { name: 'y' }] });
  expect(untold).toEqual([{ way: '/99', line: 1 }]);
});

test('what is damaged is refused', () => {
  expect(() => readDocument(sample.subarray(0, sample.length - 3), 'a')).toThrow(expect.objectContaining({ code: 'malformed' }));
  const nested = Array.from({ length: 300 }).reduce<Uint8Array>((inner) => message([21, inner]), component('a'));
  expect(() => fromProtobuf(message([1, '1.6'], [5, nested]))).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
});

test('whatever the bytes, a document or a refusal', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { maxLength: 4 }), fc.boolean(), (changes, cut) => {
      const bytes = Uint8Array.from(cut ? sample.subarray(0, changes[0]?.[0] ?? 5) : sample);
      for (const [at, byte] of changes) if (at > 4 && at < bytes.length) bytes[at] = byte;
      try {
        expect(Object.getPrototypeOf(fromProtobuf(bytes).document)).toBe(Object.prototype);
      } catch (thrown) {
        if (!(thrown instanceof WaybillError)) throw thrown;
      }
    }),
    { numRuns: 2000 },
  );
});
