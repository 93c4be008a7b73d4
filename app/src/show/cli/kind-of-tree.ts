import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WaybillError } from '../../domain/errors.ts';

/** What a path is: a host (a root file system), a source tree, or an archive of images; no path is this machine. @throws usage, not-found */
export async function kindOf(path: string | undefined, as: string | undefined): Promise<'host' | 'source' | 'image'> {
  if (as !== undefined && as !== 'host' && as !== 'source' && as !== 'image') {
    throw new WaybillError('usage', `--as is host, source or image, not “${as}”.`);
  }
  if (path === undefined) return 'host';
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() && (as === undefined || as === 'image')) return 'image';
  if (!found?.isDirectory()) {
    throw new WaybillError('not-found', `There is no folder or archive of images ${path} to collect from.`, { place: { path } });
  }
  if (as !== undefined) return as;
  if (await isThere(path, 'oci-layout')) return 'image';
  return (await isRootFileSystem(path)) ? 'host' : 'source';
}

async function isRootFileSystem(path: string): Promise<boolean> {
  const marks = ['etc/os-release', 'usr/lib/os-release', 'var/lib/dpkg/status', 'lib/apk/db/installed'];
  return (await Promise.all(marks.map((mark) => isThere(path, mark)))).some(Boolean);
}

async function isThere(path: string, name: string): Promise<boolean> {
  return (await stat(join(path, name)).catch(() => undefined)) !== undefined;
}
