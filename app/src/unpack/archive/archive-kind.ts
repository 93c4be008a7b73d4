import { isBzip2, isXz } from '../../platform/packed/index.ts';
import { isHeader } from '../tar/tar-header.ts';

export type ArchiveKind = 'zip' | 'tar' | 'packed';

/** Names of compressed files that are archives: what else is compressed is some file's content, and is not looked into. */
const packedArchive = /\.(?:tgz|tbz2?|txz|tzst|crate|gem|tar\.(?:gz|bz2|xz|zst))$/i;

/** What kind of archive a file is: by its first bytes, and by its name where those only tell that it is compressed. */
export function archiveKind(path: string, start: Uint8Array): ArchiveKind | undefined {
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) return 'zip';
  if (isHeader(start)) return 'tar';
  return packedArchive.test(path) && isPacked(start) ? 'packed' : undefined;
}

function isPacked(start: Uint8Array): boolean {
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const isZstd = start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd;
  return isGzip || isZstd || isXz(start) || isBzip2(start);
}
