import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, pointerStep, tableOf, textIn, textOf } from '../foreign-value.ts';
import { locatorOfRepository } from '../git-locator.ts';
import { type Project, unread } from '../project-files.ts';
import { readJson } from '../structured-text.ts';

/** Where the packages of a hosting service are, by what renv calls it. */
const hosts: Readonly<Record<string, string>> = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' };

/**
 * Reads renv's lockfile.
 *
 * @returns a component for every package; what a package needs where the lockfile tells it (`Requirements`)
 * @see https://rstudio.github.io/renv/articles/lockfile.html
 */
export function parseRenvLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `renv-lock:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const packages = tableOf(fieldOf(tableOf(read.value), 'Packages'));
  if (packages === undefined) return unread(scope, { kind: 'unknown-format', message: 'no table "Packages"', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  for (const [key, value] of entriesOf(packages)) {
    const entry = tableOf(value);
    const pointer = `/Packages${pointerStep(key)}`;
    if (entry) addPackage(builder, key, entry, pointer);
    else builder.miss('malformed', `"${key}" is no table`, { pointer }, { subject: key, blocking: true });
  }
  return builder.build();
}

function addPackage(builder: CollectedBuilder, key: string, entry: ForeignTable, pointer: string): void {
  const name = textIn(entry, 'Package') ?? key;
  const version = textIn(entry, 'Version');
  const type = textIn(entry, 'Source') === 'Bioconductor' ? 'bioconductor' : 'cran';
  builder.add({
    ref: key,
    kind: 'library',
    name,
    version,
    purl: purlOf({ type, name, version, qualifiers: { vcs_url: repositoryOf(entry) } }),
    place: { pointer },
  });
  // R itself stands among what is needed, and is no package.
  for (const need of listIn(entry, 'Requirements')) builder.relate(key, textOf(need) ?? '', 'required');
}

function repositoryOf(entry: ForeignTable): string | undefined {
  const [host, owner, name] = [hosts[textIn(entry, 'RemoteType') ?? ''], textIn(entry, 'RemoteUsername'), textIn(entry, 'RemoteRepo')];
  const url = host && owner && name ? `https://${host}/${owner}/${name}` : textIn(entry, 'RemoteUrl');
  return url && locatorOfRepository(url, textIn(entry, 'RemoteSha'));
}
