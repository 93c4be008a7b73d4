import type { TarEntry, TarKind } from './tar-entry.ts';

/** Archives are made of blocks of this many bytes. */
export const blockBytes = 512;

/** A header as its block tells it, before extended headers have their say. */
export interface TarHeader extends Omit<TarEntry, 'offset'> {
  /** The letter that says what follows: a kind of entry, or a header for the next one. */
  readonly type: string;
}

const kinds: Readonly<Record<string, TarKind>> = { '0': 'file', '\0': 'file', '7': 'file', '1': 'hardlink', '2': 'link', '5': 'folder' };

/**
 * Reads the block of a header.
 *
 * @returns undefined where its checksum or its size is wrong
 * @see POSIX.1-2017 pax, "ustar Interchange Format"; tar(5) for the forms of GNU and of old
 */
export function readHeader(block: Uint8Array): TarHeader | undefined {
  const size = numberIn(block.subarray(124, 136));
  if (size === undefined || !isSound(block)) return undefined;
  const type = String.fromCharCode(block[156]!);
  const name = textIn(block.subarray(0, 100));
  const isPosix = textIn(block.subarray(257, 263)) === 'ustar';
  const prefix = isPosix ? textIn(block.subarray(345, 500)) : '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type]! : 'other';
  return {
    type,
    kind,
    name: prefix === '' ? name : `${prefix}/${name}`,
    // Links and folders have no content, whatever they say.
    size: kind === 'link' || kind === 'hardlink' || kind === 'folder' ? 0 : size,
    target: kind === 'link' || kind === 'hardlink' ? textIn(block.subarray(157, 257)) : '',
  };
}

/** Whether a block says what an archive's header says, so that a file which begins with it is an archive. */
export function isHeader(block: Uint8Array): boolean {
  return block.length >= blockBytes && block.some((byte) => byte !== 0) && readHeader(block.subarray(0, blockBytes)) !== undefined;
}

/** The checksum sums all bytes, its own field taken as blanks; some of old summed them as signed. */
function isSound(block: Uint8Array): boolean {
  const told = numberIn(block.subarray(148, 156));
  let unsigned = 0;
  let signed = 0;
  for (let at = 0; at < blockBytes; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : block[at]!;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return told === unsigned || told === signed;
}

/** Octal digits, or, where the highest bit is set, an integer in base 256. Undefined for what is neither, or is no size. */
function numberIn(field: Uint8Array): number | undefined {
  if (field[0]! & 0x80) {
    const value = field.reduce((sum, byte, at) => sum * 256 + (at === 0 ? byte & 0x7f : byte), 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = textIn(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
}

/** Text as far as the first zero. */
export function textIn(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
