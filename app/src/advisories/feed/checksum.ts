import { hash } from 'node:crypto';
import type { Gap } from '../../domain/gap.ts';

/** The endings of the files that hold a checksum of the file beside them. */
export const checksumEndings: readonly string[] = ['.sha256', '.sha512'];

export interface Checksum {
  readonly algorithm: 'sha256' | 'sha512';
  /** In lower case. */
  readonly hex: string;
}

/** What `sha256sum` and `sha512sum` write: the checksum, and mostly the name behind it. Undefined for anything else. */
export function readChecksum(text: string): Checksum | undefined {
  const [, hex] = /^\uFEFF?\s*\\?([0-9a-f]{64}|[0-9a-f]{128})(?![0-9a-z])/i.exec(text.slice(0, 1000)) ?? [];
  return hex === undefined ? undefined : { algorithm: hex.length === 64 ? 'sha256' : 'sha512', hex: hex.toLowerCase() };
}

/** A gap where a file is not the one that a checksum was made of. */
export function checkBytes(path: string, bytes: Uint8Array, { algorithm, hex }: Checksum): Gap | undefined {
  const found = hash(algorithm, bytes);
  if (found === hex) return undefined;
  const message = `Its ${algorithm} is ${found.slice(0, 16)}… where ${hex.slice(0, 16)}… is given beside it: it was cut short or changed, and is not read.`;
  return { kind: 'wrong-checksum', path, message, blocking: true };
}
