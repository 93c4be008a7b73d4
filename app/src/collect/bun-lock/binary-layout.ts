import { limits } from '../../platform/limits.ts';

/** What a package of the binary lockfile needs. */
export interface BinaryNeed {
  readonly name: string;
  /** Whether it is for development, optional, a peer, or a part of the workspace: bits of `behaviors`. */
  readonly behavior: number;
  /** The place of the package that it gets, among all; beyond them where it gets none. */
  readonly target: number;
}

/** A package of the binary lockfile. The first is the project itself. */
export interface BinaryPackage {
  readonly name: string;
  /** As `bun.lock` writes it behind the name; empty for the project itself, undefined for what is not known here. */
  readonly locator: string | undefined;
  readonly registry: string;
  readonly integrity: string | undefined;
  readonly needs: readonly BinaryNeed[];
}

export const behaviors = { optional: 4, development: 8, peer: 16, workspace: 32 } as const;

const magic = '#!/usr/bin/env bun\nbun-lockfile-format-v0\n';
const headerBytes = 126;
/** Bytes of a need: name, hash of the name, behaviour, kind of range, range. */
const needBytes = 26;
const metaBytes = 88;

/** Names, versions and addresses; longer ones are nobody's. Characters. */
const longestText = 4096;

const digests: readonly (readonly [algorithm: string, bytes: number] | undefined)[] = [
  undefined,
  ['sha1', 20],
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
];

/** The tables of the file, by where they begin. */
interface Tables {
  readonly bytes: Buffer;
  readonly count: number;
  /** Numbers of a version have four bytes in format 2, eight in format 3. */
  readonly wide: boolean;
  readonly begin: number;
  /** The text that stands at a place of a list. */
  readonly textAt: (list: Buffer, at: number) => string;
  readonly needs: Buffer;
  readonly targets: Buffer;
}

/**
 * Reads the binary lockfile of Bun: a table of packages, column by column, and behind it six lists, each with its start and its end before it. Texts of up to
 * eight bytes stand where they are used, longer ones in the last list.
 *
 * @returns the packages, or what is wrong with the file
 */
export function readBinaryLock(bytes: Uint8Array): readonly BinaryPackage[] | string {
  try {
    const tables = readTables(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    return typeof tables === 'string' ? tables : readPackages(tables);
  } catch (error) {
    // Every place outside the file is one.
    if (error instanceof RangeError) return 'it is cut short or damaged';
    throw error;
  }
}

function readTables(bytes: Buffer): Tables | string {
  if (bytes.length > limits.binaryLockBytes) return `it has ${bytes.length} bytes; at most ${limits.binaryLockBytes} are read`;
  if (bytes.toString('latin1', 0, magic.length) !== magic) return 'it is no lockfile of Bun';
  const format = bytes.readUInt32LE(magic.length);
  if (format !== 2 && format !== 3) return `its format ${format} is not known`;
  const [count, begin, end] = [longAt(bytes, 86), longAt(bytes, 110), longAt(bytes, 118)];
  const wide = format === 3;
  if (begin < headerBytes || begin + count * (32 + resolutionBytes(wide) + metaBytes) > end) throw new RangeError();
  const lists: Buffer[] = [];
  for (let at = end; lists.length < 6; ) {
    const [from, to] = [longAt(bytes, at), longAt(bytes, at + 8)];
    if (from < at + 16 || to < from || to > bytes.length) throw new RangeError();
    lists.push(bytes.subarray(from, to));
    at = to;
  }
  return { bytes, count, wide, begin, targets: lists[2]!, needs: lists[3]!, textAt: openTexts(lists[5]!) };
}

function readPackages(tables: Tables): readonly BinaryPackage[] {
  const { bytes, count, wide, begin, textAt } = tables;
  const resolutions = begin + 16 * count;
  const needs = resolutions + resolutionBytes(wide) * count;
  const metas = needs + 16 * count;
  // Each need is of one package: what is shared, or told twice, would make of a small file any number of them.
  let free = Math.min(tables.needs.length / needBytes, tables.targets.length / 4);
  return Array.from({ length: count }, (_, at): BinaryPackage => {
    const [first, length] = [bytes.readUInt32LE(needs + 8 * at), bytes.readUInt32LE(needs + 8 * at + 4)];
    free -= length;
    if (free < 0) throw new RangeError();
    const resolution = resolutions + resolutionBytes(wide) * at;
    return {
      name: textAt(bytes, begin + 8 * at),
      locator: locatorAt(tables, resolution),
      registry: bytes[resolution] === 2 ? textAt(bytes, resolution + 8) : '',
      integrity: integrityAt(bytes, metas + metaBytes * at + 20),
      needs: Array.from({ length }, (_, each) => needAt(tables, first + each, bytes.readUInt32LE(needs + 8 * (count + at)) + each)),
    };
  });
}

function resolutionBytes(wide: boolean): number {
  return wide ? 72 : 64;
}

function needAt({ needs, targets, textAt }: Tables, at: number, targetAt: number): BinaryNeed {
  return {
    name: textAt(needs, needBytes * at),
    behavior: needs.readUInt8(needBytes * at + 16),
    target: targets.readUInt32LE(4 * targetAt),
  };
}

function locatorAt({ bytes, wide, textAt }: Tables, start: number): string | undefined {
  const text = (at: number) => textAt(bytes, start + 8 + at);
  switch (bytes[start]) {
    case 1:
      return '';
    case 2: {
      const numbers = [0, 1, 2].map((nth) => (wide ? longAt(bytes, start + 16 + 8 * nth) : bytes.readUInt32LE(start + 16 + 4 * nth)));
      // Behind the numbers: what is before a release, and of which build it is, each with a hash behind it.
      const [stage, build] = wide ? [text(32), text(48)] : [text(24), text(40)];
      return `${numbers.join('.')}${stage === '' ? '' : `-${stage}`}${build === '' ? '' : `+${build}`}`;
    }
    case 4:
    case 8:
      return `file:${text(0)}`;
    case 16:
      return `github:${text(0)}/${text(8)}${commitOf(text(24), text(16))}`;
    case 24:
      return `gitlab:${text(0)}/${text(8)}${commitOf(text(24), text(16))}`;
    case 32:
      return `${text(8).startsWith('git+') ? '' : 'git+'}${text(8)}${commitOf(text(24), text(16))}`;
    case 64:
      return `link:${text(0)}`;
    case 72:
      return `workspace:${text(0)}`;
    case 80:
      return text(0);
    default:
      return undefined;
  }
}

/** An archive of a repository is called `owner-name-commit`. */
function commitOf(resolved: string, asked: string): string {
  const commit = resolved === '' ? asked : resolved.slice(resolved.lastIndexOf('-') + 1);
  return commit === '' ? '' : `#${commit}`;
}

function integrityAt(bytes: Buffer, at: number): string | undefined {
  const [algorithm, length] = digests[bytes.readUInt8(at)] ?? [];
  return algorithm && `${algorithm}-${bytes.toString('base64', at + 1, at + 1 + length!)}`;
}

/** A text is eight bytes: it itself, or with the last bit set its place and length among the long ones. */
function openTexts(strings: Buffer): Tables['textAt'] {
  let left: number = limits.binaryLockText;
  return (list, at) => {
    const [low, high] = [list.readUInt32LE(at), list.readUInt32LE(at + 4)];
    if (high < 2 ** 31) {
      const short = list.subarray(at, at + 8);
      const end = short.indexOf(0);
      return short.toString('utf8', 0, end < 0 ? 8 : end);
    }
    const length = high - 2 ** 31;
    left -= length;
    if (left < 0 || length > longestText || low + length > strings.length) throw new RangeError();
    return strings.toString('utf8', low, low + length);
  };
}

/** A number of eight bytes. @throws RangeError for one that no place in a file has */
function longAt(bytes: Buffer, at: number): number {
  const number = bytes.readUInt32LE(at) + 2 ** 32 * bytes.readUInt32LE(at + 4);
  if (number > Number.MAX_SAFE_INTEGER) throw new RangeError();
  return number;
}
