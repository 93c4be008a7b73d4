import { realpath } from 'node:fs/promises';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { diskFile } from './disk-file.ts';

/** The bytes of a file that somebody named; a link to one is followed. @throws WaybillError `unreadable`, `limit-exceeded` */
export async function readNamed(path: string): Promise<Uint8Array> {
  let real: string;
  try {
    real = await realpath(path);
  } catch (error) {
    throw new WaybillError('unreadable', `${path} cannot be read: ${messageOf(error)}`, { place: { path }, cause: error });
  }
  return diskFile(path, real, 0).bytes();
}
