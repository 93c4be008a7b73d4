import type { TreeFile } from '../../platform/files/tree.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { readBytes } from '../read-file.ts';
import { brokenDatabase, type DatabaseBytes } from './stored.ts';

/** Where rpm keeps its database, by its age. */
export const folders = ['var/lib/rpm', 'usr/lib/sysimage/rpm', 'usr/share/rpm'];

/** One a format; where a folder has several, rpm has moved to the first and left the others behind. */
const names = ['rpmdb.sqlite', 'Packages.db', 'Packages'];

/** What SQLite keeps beside a database, by the suffix of its name. */
const suffixes = ['-wal', '-journal'];

/** Globs of the databases and what stands beside them. */
export const databaseFiles = folders.flatMap((folder) =>
  [...names, ...suffixes.map((suffix) => `${names[0]}${suffix}`)].map((name) => `${folder}/${name}`),
);

/** Reads the databases among files; what cannot be read of them is a gap. */
export async function databasesOf(files: readonly TreeFile[], builder: CollectedBuilder): Promise<readonly DatabaseBytes[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const chosen = folders.flatMap((folder) => names.flatMap((name) => byPath.get(`${folder}/${name}`) ?? []).slice(0, 1));
  for (const file of files)
    if (isOrphan(file.path, byPath) && !(await isEmpty(file))) builder.addGap(brokenDatabase(file.path, 'is a log without its database'));
  const databases = await Promise.all(chosen.map((file) => read(file, byPath, builder)));
  return databases.flatMap((database) => database ?? []);
}

function isOrphan(path: string, byPath: ReadonlyMap<string, TreeFile>): boolean {
  const suffix = suffixes.find((each) => path.endsWith(each));
  return suffix !== undefined && !byPath.has(path.slice(0, -suffix.length));
}

/** Whether nothing is in a file; what cannot be read may hold something. */
async function isEmpty(file: TreeFile): Promise<boolean> {
  const read = await readBytes(file);
  return 'content' in read && read.content.length === 0;
}

async function read(file: TreeFile, byPath: ReadonlyMap<string, TreeFile>, builder: CollectedBuilder): Promise<DatabaseBytes | undefined> {
  const beside = new Map<string, Uint8Array>();
  for (const suffix of suffixes) {
    const companion = byPath.get(file.path + suffix);
    const content = companion && (await readBytes(companion));
    if (content && 'gap' in content) builder.addGap(content.gap);
    else if (content) beside.set(suffix, content.content);
  }
  const main = await readBytes(file);
  if ('gap' in main) builder.addGap(main.gap);
  return 'gap' in main ? undefined : { path: file.path, bytes: main.content, beside };
}
