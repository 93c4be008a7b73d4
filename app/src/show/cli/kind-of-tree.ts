import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WaybillError } from '../../domain/errors.ts';

/** Whether a path is a host (a root file system) or a source tree; no path is this machine. @throws usage, not-found */
export async function kindOf(path: string | undefined, as: string | undefined): Promise<'host' | 'source'> {
  if (as !== undefined && as !== 'host' && as !== 'source') throw new WaybillError('usage', `--as is host or source, not “${as}”.`);
  if (path === undefined) return 'host';
  const folder = await stat(path).catch(() => undefined);
  if (!folder?.isDirectory()) throw new WaybillError('not-found', `There is no folder ${path} to collect from.`, { place: { path } });
  return as ?? ((await isRootFileSystem(path)) ? 'host' : 'source');
}

async function isRootFileSystem(path: string): Promise<boolean> {
  const marks = ['etc/os-release', 'usr/lib/os-release', 'var/lib/dpkg/status', 'lib/apk/db/installed'];
  const found = await Promise.all(marks.map((mark) => stat(join(path, mark)).catch(() => undefined)));
  return found.some((each) => each !== undefined);
}
