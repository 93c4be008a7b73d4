import { posix } from 'node:path';
import type { Collected, CollectedComponent } from '../../domain/collected.ts';
import { parsePurl } from '../../domain/purl/index.ts';
import type { LicenseDetector } from '../../licenses/index.ts';
import { diskTree } from '../../platform/files/disk-tree.ts';
import type { Tree } from '../../platform/files/tree.ts';
import { openDetector } from './open-detector.ts';
import { isLicenseFile } from './package-licenses.ts';

/** Licence files of one component that are read. */
const maxFiles = 50;

/**
 * Adds to each component the licences that the files beside it carry: those in its folder, where it has one, and what Debian's packages keep in
 * `usr/share/doc`. What cannot be read carries nothing; a text that is no known licence is no expression.
 *
 * @param root of the tree that the components were found in
 */
export async function withDetectedLicenses(collected: Collected, root: string): Promise<Collected> {
  const tree = diskTree(root, {});
  const detector = openDetector();
  const byFolder = new Map<string, Promise<readonly string[]>>();
  const components: CollectedComponent[] = [];
  for (const component of collected.components) {
    const folder = folderOf(component);
    if (folder === undefined) {
      components.push(component);
      continue;
    }
    const found = byFolder.get(folder) ?? detectIn(tree, folder, detector);
    byFolder.set(folder, found);
    const detectedLicenses = await found;
    components.push(detectedLicenses.length === 0 ? component : { ...component, detectedLicenses });
  }
  return { ...collected, components };
}

/** Where a component's licence files stand, from the root of the tree. */
function folderOf({ location, purl, name }: CollectedComponent): string | undefined {
  if (purl?.startsWith('pkg:deb/')) return `usr/share/doc/${parsePurl(purl)?.name ?? name}`;
  if (location === undefined || location === '' || location.includes('*')) return undefined;
  const folder = posix.normalize(location.replace(/^\/+/, ''));
  return folder.startsWith('..') ? undefined : folder;
}

async function detectIn(tree: Tree, folder: string, detector: LicenseDetector): Promise<readonly string[]> {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const found = new Set<string>();
  let read = 0;
  for await (const file of tree.find(
    ['*', 'licenses/*', 'LICENSES/*', 'licences/*'].map((glob) => prefix + glob),
    () => {},
  )) {
    const isOfDebian = file.path === `${prefix}copyright`;
    if (!isOfDebian && !isLicenseFile(file.path)) continue;
    if (++read > maxFiles) break;
    const bytes = await file.bytes().catch(() => undefined);
    const expression = bytes && detector.detect(bytes).expression;
    if (expression) found.add(expression);
  }
  return [...found].sort();
}
