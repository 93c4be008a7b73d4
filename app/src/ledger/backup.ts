import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WaybillError } from '../domain/errors.ts';
import { documentsFile, type Ledger, ledgerFile } from './ledger.ts';

/** The index of advisories, in a data folder. */
const advisories = 'advisories';

/**
 * Copies a data folder while it may be in use. The ledger is copied at one moment; documents that come later are there in excess, which does no
 * harm, and none is missing, for a document is on disk before the ledger tells of it.
 *
 * @throws conflict when the target holds something already
 */
export function backUp(ledger: Ledger, folder: string, target: string): void {
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new WaybillError('conflict', `${target} is not empty. Give a folder that is, or one that is not there yet.`, {
      place: { path: target },
    });
  }
  mkdirSync(target, { recursive: true });
  ledger.database.prepare('VACUUM INTO ?').run(join(target, ledgerFile));
  ledger.objects.copyTo(join(target, documentsFile));
  if (existsSync(join(folder, advisories))) cpSync(join(folder, advisories), join(target, advisories), { recursive: true });
}

/**
 * Puts a backup where a data folder is to be.
 *
 * @throws not-found when it is no backup, conflict when there is a ledger already
 */
export function restore(backup: string, folder: string): void {
  if (!existsSync(join(backup, ledgerFile)))
    throw new WaybillError('not-found', `${backup} is no backup: it holds no ledger.db.`, { place: { path: backup } });
  if (existsSync(join(folder, ledgerFile))) {
    throw new WaybillError('conflict', `${folder} holds a ledger already. Move it away first: a backup is never written over one.`, {
      place: { path: folder },
    });
  }
  mkdirSync(folder, { recursive: true });
  cpSync(backup, folder, { recursive: true });
}
