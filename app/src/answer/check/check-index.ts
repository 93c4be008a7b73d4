import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Advisories, openAdvisories } from '../../advisories/index.ts';
import { WaybillError } from '../../domain/errors.ts';

/** The advisories that a check asks. */
export interface CheckIndex {
  readonly parts: readonly Advisories[];
  /** Closes them and removes what was made for this run. */
  close(): void;
}

/** The file that makes a folder a compiled index. */
const compiled = 'advisories.db';

/**
 * Opens the advisories of a check: those that are named, or the compiled index of the data folder. Records that are named are compiled into a
 * temporary folder; nothing is written beside them or into the data folder.
 *
 * @param named folders that hold a compiled index, or files, folders and archives of records
 * @throws WaybillError `no-feed` where there is no index and none is named; whatever makes named records unreadable
 */
export async function openCheckIndex(dataFolder: string, named: readonly string[], now: number): Promise<CheckIndex> {
  if (named.length === 0) return openParts([indexOfData(dataFolder)], undefined);
  const folders = named.map(compiledFolder);
  const records = named.filter((_, index) => folders[index] === undefined);
  const temporary = records.length === 0 ? undefined : mkdtempSync(join(tmpdir(), 'waybill-check-'));
  try {
    if (temporary !== undefined) await compile(temporary, records, now);
  } catch (error) {
    removeFolder(temporary);
    throw error;
  }
  return openParts([...folders.flatMap((folder) => folder ?? []), ...(temporary === undefined ? [] : [temporary])], temporary);
}

function indexOfData(dataFolder: string): string {
  const folder = join(dataFolder, 'advisories');
  if (existsSync(join(folder, compiled))) return folder;
  throw new WaybillError(
    'no-feed',
    `There are no advisories in ${folder}. Bring them in with \`waybill advisories import PATH\`, or name them with --advisories PATH.`,
  );
}

/** A folder with a compiled index, a data folder that has one, or that file itself. */
function compiledFolder(path: string): string | undefined {
  if (basename(path) === compiled && existsSync(path) && statSync(path).isFile()) return dirname(path);
  return [path, join(path, 'advisories')].find((folder) => existsSync(join(folder, compiled)));
}

async function compile(folder: string, records: readonly string[], now: number): Promise<void> {
  const index = openAdvisories(folder);
  try {
    for (const path of records) await index.importFrom(path, { now });
  } finally {
    index.close();
  }
}

function openParts(folders: readonly string[], temporary: string | undefined): CheckIndex {
  const parts = folders.map((folder) => openAdvisories(folder, { frozen: true }));
  return {
    parts,
    close() {
      for (const part of parts) part.close();
      removeFolder(temporary);
    },
  };
}

function removeFolder(folder: string | undefined): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
