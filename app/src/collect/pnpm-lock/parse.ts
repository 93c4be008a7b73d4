import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { tableOf, textIn } from '../foreign-value.ts';
import { npmName } from '../npm-manifest.ts';
import { type Project, unread } from '../project-files.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { readYamlDocuments } from '../structured-text.ts';
import { folderOf } from '../tree-path.ts';
import { readDocument } from './document.ts';

/** Majors of `lockfileVersion` that are understood: pnpm 3 to 7, 8, and 9 on. */
const knownVersions: ReadonlySet<string> = new Set(['5', '6', '9']);

/**
 * Reads pnpm's lockfile of the versions 5, 6 and 9. One package may stand in it several times, once for each set of peers it is installed
 * with: each is a component. Of two documents, as pnpm 11 and later write them, the first holds pnpm itself and its plugins.
 *
 * @param project the lockfile, and the `package.json` files of its workspace for their names
 * @returns a component for every package, and for every package of the workspace but the root, which is the project itself
 * @see https://pnpm.io/lockfile and https://github.com/pnpm/spec/tree/master/lockfile
 */
export function parsePnpmLock({ lockfile: { text, path }, manifests }: Project): Collected {
  const scope = `pnpm-lock:${path}`;
  const read = readYamlDocuments(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const documents = read.value.map(tableOf);
  const versions = documents.map((lock) => textIn(lock, 'lockfileVersion')?.split('.', 1)[0] ?? '');
  const unknown = documents.length === 0 ? '' : versions.find((version) => !knownVersions.has(version));
  if (unknown !== undefined) {
    return unread(scope, { kind: 'unknown-format', message: `the lockfile version "${unknown}" is not known`, path, blocking: true });
  }
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const names = new Map(manifests.map((file) => [folderOf(file.path), npmName(file.text)]));
  const direct = new Map<string, Scope>();
  for (const [index, lock] of documents.entries()) {
    // What the last document holds is the project's; the refs of others are kept apart from it.
    const prefix = index === documents.length - 1 ? '' : `document ${index + 1}: `;
    for (const [target, how] of readDocument(builder, lock!, { major: versions[index]!, prefix, folder: folderOf(path), names })) {
      if (!direct.has(target) || how === 'required') direct.set(target, how);
    }
  }
  return spreadScopes(builder.build(), direct);
}
