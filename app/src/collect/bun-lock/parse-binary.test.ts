import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBinaryLock } from './parse-binary.ts';

interface Package {
  readonly name: string;
  readonly resolution: readonly [tag: number, ...texts: string[]];
  /** Of a package of a registry. */
  readonly version?: readonly [major: number, minor: number, patch: number, stage?: string, build?: string];
  readonly needs?: readonly (readonly [name: string, behavior: number, target: number])[];
  readonly sha512?: number;
}

const publicRegistry = `https://${['registry', 'npmjs', 'org'].join('.')}`;

const npm = (name: string, version: Package['version'], more: Partial<Package> = {}, url = `${publicRegistry}/${name}/-/${name}.tgz`) =>
  ({ name, version: version!, resolution: [2, url], ...more }) as const satisfies Package;

const project: readonly Package[] = [
  {
    name: 'shop',
    resolution: [1],
    needs: [
      ['web', 2, 1],
      ['probe', 8, 2],
      ['packed-natively', 4, 9],
      ['near', 32, 3],
      ['near', 2, 3],
    ],
  },
  npm('web', [1, 10, 0], {
    sha512: 10,
    needs: [
      ['loop', 2, 4],
      ['ui', 16, 2 ** 32 - 1],
      ['odd-os', 4, 2 ** 32 - 1],
    ],
  }),
  npm('probe', [2, 0, 0, 'rc.1-long', 'b7'], { needs: [['forked-by-somebody', 2, 5]] }, 'https://npm.example/probe/-/probe.tgz'),
  { name: 'near', resolution: [72, 'packages/near'], needs: [['late', 34, 6]] },
  npm('loop', [2, 0, 0], { needs: [['loop', 2, 4]] }),
  { name: 'forked-by-somebody', resolution: [16, 'o', 'forked', 'main', 'o-forked-c0ffee'] },
  npm('late', [3, 2, 1]),
  { name: 'beside', resolution: [4, './beside'] },
  { name: 'fetched', resolution: [80, 'https://files.example/fetched.tgz'] },
  npm('packed-natively', [0, 0, 1]),
];

/** The file that Bun would write, as far as it is read. */
function lockOf(packages: readonly Package[], format: 2 | 3): Buffer {
  const texts: Buffer[] = [];
  const text = (value: string): Buffer => {
    const bytes = Buffer.alloc(8);
    if (Buffer.byteLength(value) <= 8) bytes.write(value);
    else {
      bytes.writeUInt32LE(
        texts.reduce((sum, { length }) => sum + length, 0),
        0,
      );
      bytes.writeUInt32LE(2 ** 31 + Buffer.byteLength(value), 4);
      texts.push(Buffer.from(value));
    }
    return bytes;
  };
  const number = (value: number, size: number): Buffer => {
    const bytes = Buffer.alloc(size);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const padded = (size: number, ...parts: Buffer[]): Buffer => Buffer.concat([...parts, Buffer.alloc(size)], size);
  const hash = Buffer.alloc(8, 1);
  const versionOf = ([major, minor, patch, stage = '', build = '']: NonNullable<Package['version']>): Buffer[] => [
    ...[major, minor, patch].map((part) => number(part, format === 3 ? 8 : 4)),
    ...(format === 3 ? [] : [Buffer.alloc(4)]),
    ...[text(stage), hash, text(build), hash],
  ];
  const needs = packages.flatMap(({ needs = [] }) => needs);
  let first = 0;
  const slices = packages.map(({ needs: { length } = [] }) => {
    first += length;
    return Buffer.concat([number(first - length, 4), number(length, 4)]);
  });
  const columns = [
    packages.map(({ name }) => text(name)),
    packages.map(() => hash),
    packages.map(({ resolution: [tag, ...parts], version }) =>
      padded(format === 3 ? 72 : 64, number(tag, 8), ...parts.map(text), ...(version ? versionOf(version) : [])),
    ),
    slices,
    slices,
    packages.map(({ sha512 }) =>
      padded(88, Buffer.alloc(20), ...(sha512 === undefined ? [] : [Buffer.from([4]), Buffer.alloc(64, sha512)])),
    ),
  ];
  const table = Buffer.concat(columns.flat());
  const lists = [
    Buffer.alloc(0),
    Buffer.alloc(0),
    Buffer.concat(needs.map(([, , target]) => number(target, 4))),
    Buffer.concat(needs.map(([name, behavior]) => Buffer.concat([text(name), hash, Buffer.from([behavior, 0]), text('*')]))),
    Buffer.alloc(0),
  ];
  let at = 126 + table.length;
  const tail = [...lists, Buffer.concat(texts)].map((list) => {
    const [from, to] = [at + 16, at + 16 + list.length];
    at = to;
    return Buffer.concat([number(from, 8), number(to, 8), list]);
  });
  const head = [Buffer.from('#!/usr/bin/env bun\nbun-lockfile-format-v0\n'), number(format, 4), Buffer.alloc(32), number(at, 8)];
  const sizes = [packages.length, 8, 8, 126, 126 + table.length].map((size) => number(size, 8));
  return Buffer.concat([...head, ...sizes, table, ...tail]);
}

describe.each([2, 3] as const)('format %s', (format) => {
  const collected = parseBinaryLock('web/bun.lockb', lockOf(project, format));

  test('every package, with its use and origin', () => {
    const { components, complete, scope, gaps } = collected;
    expect(components.map(({ name, purl, scope: use, direct }) => [name, purl && decodeURIComponent(purl), use, direct])).toEqual([
      ['web', 'pkg:npm/web@1.10.0', 'required', true],
      ['probe', 'pkg:npm/probe@2.0.0-rc.1-long+b7?repository_url=https://npm.example', 'development', true],
      ['near', undefined, 'required', true],
      ['loop', 'pkg:npm/loop@2.0.0', 'required', false],
      ['forked-by-somebody', 'pkg:npm/forked-by-somebody?vcs_url=git+https://github.com/o/forked@c0ffee', 'development', false],
      ['late', 'pkg:npm/late@3.2.1', 'required', true],
      ['beside', undefined, undefined, false],
      ['fetched', 'pkg:npm/fetched?download_url=https://files.example/fetched.tgz', undefined, false],
      ['packed-natively', 'pkg:npm/packed-natively@0.0.1', 'optional', true],
    ]);
    expect(components[0]).toMatchObject({ hashes: [`sha512:${'0a'.repeat(64)}`], place: { path: 'web/bun.lockb' } });
    expect(components[2]).toMatchObject({ kind: 'application', location: 'packages/near' });
    expect([complete, scope, gaps.map(({ kind }) => kind)]).toEqual([
      true,
      'bun-lock:web/bun.lockb',
      ['unresolved-version', 'unresolved-version'],
    ]);
  });

  test('what needs what', () => {
    expect(collected.relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
      'web@1.10.0 -> loop@2.0.0',
      'probe@2.0.0-rc.1-long+b7 -> forked-by-somebody@github:o/forked#c0ffee',
      'loop@2.0.0 -> loop@2.0.0',
    ]);
  });

  test('a part of it is never the whole, and damage is a gap', () => {
    const whole = lockOf(project, format);
    for (let length = 0; length < whole.length - 1; length += 7) {
      expect(parseBinaryLock('bun.lockb', whole.subarray(0, length)).complete).toBe(false);
    }
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        return Array.isArray(parseBinaryLock('bun.lockb', damaged).components);
      }),
    );
  });
});

test('what is needed and not there, and what is of no kind that is known, may hide something', () => {
  const packages: readonly Package[] = [
    { name: 'shop', resolution: [1], needs: [['gone', 2, 7]] },
    { name: 'strange', resolution: [99] },
  ];
  const { complete, gaps } = parseBinaryLock('bun.lockb', lockOf(packages, 3));
  expect([complete, gaps.map(({ kind }) => kind)]).toEqual([false, ['unresolved-dependency', 'malformed']]);
});

test('another format, and needs that many packages share, are refused', () => {
  const other = lockOf(project, 3);
  other.writeUInt32LE(4, 42);
  expect(parseBinaryLock('bun.lockb', other).gaps[0]).toMatchObject({
    kind: 'unknown-format',
    message: expect.stringContaining('--save-text-lockfile'),
  });
  const shared = lockOf(project, 2);
  const slices = 126 + project.length * 80;
  for (const [at] of project.entries()) shared.writeUInt32LE(5, slices + 8 * at + 4);
  expect(parseBinaryLock('bun.lockb', shared)).toMatchObject({ complete: false, components: [] });
});
