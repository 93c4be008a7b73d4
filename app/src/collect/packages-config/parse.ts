import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { fieldOf, textOf } from '../foreign-value.ts';
import { type Project, unread } from '../project-files.ts';
import { childrenOf, readXml } from '../xml-tree.ts';

/**
 * Reads NuGet's `packages.config`.
 *
 * @returns a component for every package, without relations: the file does not say who needs whom
 * @see https://learn.microsoft.com/en-us/nuget/reference/packages-config
 */
export function parsePackagesConfig({ lockfile: { text, path } }: Project): Collected {
  const scope = `packages-config:${path}`;
  const read = readXml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const builder = new CollectedBuilder(scope, path);
  for (const { attributes, line } of childrenOf(read.value, 'package')) {
    const name = textOf(fieldOf(attributes, 'id'));
    const version = textOf(fieldOf(attributes, 'version'));
    if (name === undefined) {
      builder.miss('missing-field', 'a package without an id', { line }, { blocking: true });
      continue;
    }
    builder.add({
      // One package may stand there once for each framework.
      ref: `${name} ${version ?? ''}:${line}`,
      kind: 'library',
      name,
      version,
      purl: purlOf({ type: 'nuget', name, version }),
      scope: fieldOf(attributes, 'developmentDependency') === 'true' ? 'development' : 'required',
      place: { line },
    });
  }
  return builder.build();
}
