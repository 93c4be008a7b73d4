import { createHash } from 'node:crypto';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { limits } from '../../platform/limits.ts';
import { UnpackBudget } from '../../unpack/archive/budget.ts';
import { zipFiles } from '../../unpack/archive/zip-files.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { ownCoordinates, readManifest, readProperties } from './identity.ts';

/** Maven's coordinates of something that an archive holds the classes of. */
export interface Coordinates {
  readonly group: string;
  readonly name: string;
  readonly version: string;
}

const isArchive = (path: string) => /\.(?:jar|war|ear)$/i.test(path);
const isProperties = (path: string) => /^META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(path);
const isManifest = (path: string) => path.toUpperCase() === 'META-INF/MANIFEST.MF';

interface Nested {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly depth: number;
}

/** Adds what an archive is, what was shaded into it, and the archives that stand in it. Inner paths stand behind `!/`, as Java has them. */
export async function collectArchive(path: string, bytes: Uint8Array, builder: CollectedBuilder): Promise<void> {
  const budget = new UnpackBudget(bytes.length);
  const pending: Nested[] = [{ path, bytes, depth: 0 }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    try {
      pending.push(...(await readOne(next, path, budget, builder)));
    } catch (thrown) {
      const kind = thrown instanceof WaybillError ? thrown.code : 'malformed';
      builder.miss(kind, `${next.path} cannot be read: ${messageOf(thrown)}`, { path }, { subject: next.path, blocking: true });
    }
  }
}

async function readOne({ path, bytes, depth }: Nested, file: string, budget: UnpackBudget, builder: CollectedBuilder): Promise<Nested[]> {
  const inside: Nested[] = [];
  const shaded: Coordinates[] = [];
  let manifest: ReadonlyMap<string, string> = new Map();
  const isWanted = (name: string) => isArchive(name) || isProperties(name) || isManifest(name);
  for await (const entry of zipFiles(path, bytes, budget, isWanted)) {
    const at = `${path}!/${entry.path}`;
    if ('error' in entry)
      builder.miss(entry.error.code, `${at} cannot be read: ${entry.error.message}`, { path: file }, { subject: at, blocking: true });
    else if (isManifest(entry.path)) manifest = readManifest(entry.bytes);
    else if (isProperties(entry.path)) shaded.push(...readProperties(entry.bytes));
    else if (depth < limits.archiveDepth) inside.push({ path: at, bytes: entry.bytes, depth: depth + 1 });
    else
      builder.miss(
        'limit-exceeded',
        `${at} is nested deeper than ${limits.archiveDepth} archives`,
        { path: file },
        { subject: at, blocking: true },
      );
  }
  const own = ownCoordinates(path, shaded, manifest);
  const sha1 = createHash('sha1').update(bytes).digest('hex');
  builder.add({
    ref: path,
    kind: 'library',
    ...(own.group === undefined ? {} : { group: own.group }),
    name: own.name,
    version: own.version,
    purl: own.group === undefined ? undefined : purlOf({ type: 'maven', namespace: own.group, name: own.name, version: own.version }),
    hashes: [`sha1:${sha1}`],
    publisher: manifest.get('implementation-vendor') ?? manifest.get('bundle-vendor'),
    location: path,
    place: { path: file },
  });
  for (const { group, name, version } of shaded) {
    if (group === own.group && name === own.name) continue;
    const purl = purlOf({ type: 'maven', namespace: group, name, version });
    builder.add({
      ref: `${path}#${group}:${name}@${version}`,
      kind: 'library',
      group,
      name,
      version,
      purl,
      location: path,
      place: { path: file },
    });
  }
  return inside;
}
