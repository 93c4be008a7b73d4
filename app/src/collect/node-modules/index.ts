import type { TreeFile } from '../../platform/files/tree.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { unreadableGap } from '../read-file.ts';
import { type InstalledPackage, installedPackage } from './manifest.ts';
import { packagePlace } from './package-place.ts';

/**
 * Packages of npm and its kin that are installed anywhere on a host: globally, or in the folder of a program. What a project's lockfile
 * declares is another kind.
 */
export const nodeModules: Collector = {
  kind: 'node-modules',
  of: 'host',
  covers: ['npm'],
  claims: ['**/node_modules/*/package.json', '**/node_modules/@*/*/package.json'],
  async *collect(files) {
    const builder = new CollectedBuilder('node-modules', '');
    const packages = new Map<string, InstalledPackage>();
    for (const file of files) {
      const found = await read(file, builder);
      if (found) packages.set(found.place.folder, found);
    }
    for (const found of packages.values()) relate(found, packages, builder);
    yield builder.build();
  },
};

async function read(file: TreeFile, builder: CollectedBuilder): Promise<InstalledPackage | undefined> {
  const { path } = file;
  const place = packagePlace(path);
  if (!place) return undefined;
  try {
    const found = installedPackage(await file.bytes(), path, place);
    if (found) builder.add({ ...found.component, place: { path } });
    else builder.miss('missing-field', 'a package without a name or a version', { path }, { subject: place.folder, blocking: true });
    return found;
  } catch (thrown) {
    builder.addGap(unreadableGap(path, thrown));
    return undefined;
  }
}

/** Node takes the nearest package of a name. */
function relate(
  { component, place, needs }: InstalledPackage,
  packages: ReadonlyMap<string, InstalledPackage>,
  builder: CollectedBuilder,
): void {
  for (const [name, scope] of needs) {
    const folder = place.lookup.map((modules) => `${modules}/${name}`).find((candidate) => packages.has(candidate));
    if (folder !== undefined && folder !== place.folder) builder.relate(component.ref, folder, scope);
  }
}
