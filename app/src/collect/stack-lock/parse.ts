import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { type ForeignTable, fieldOf, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { locatorOfRepository } from '../git-locator.ts';
import { type Project, unread } from '../project-files.ts';
import { readYaml } from '../structured-text.ts';

/**
 * Reads Stack's lockfile: the packages that a project takes beside those of its snapshot.
 *
 * @returns a component for every package, and a gap for the snapshots, whose packages are not told; no relations
 * @see https://docs.haskellstack.org/en/stable/topics/lock_files/
 */
export function parseStackLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `stack-lock:${path}`;
  const read = readYaml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  const packages = fieldOf(lock, 'packages');
  if (!Array.isArray(packages)) return unread(scope, { kind: 'unknown-format', message: 'no list "packages"', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  for (const [index, value] of packages.entries()) addPackage(builder, tableIn(tableOf(value), 'completed'), `/packages/${index}`);
  const snapshots = fieldOf(lock, 'snapshots');
  if (Array.isArray(snapshots) && snapshots.length > 0) {
    builder.miss(
      'transitive-unknown',
      'the packages of the snapshot are not in the lockfile',
      { pointer: '/snapshots' },
      { blocking: false },
    );
  }
  return builder.build();
}

/** `hackage: name-1.0@sha256:...,size`, or a name and a version with an archive or a repository. */
function addPackage(builder: CollectedBuilder, entry: ForeignTable | undefined, pointer: string): void {
  const [, hackageName, hackageVersion] = /^(.+)-([0-9.]+)(?:@|$)/.exec(textIn(entry, 'hackage')?.slice(0, 500) ?? '') ?? [];
  const name = hackageName ?? textIn(entry, 'name');
  const version = hackageVersion ?? textIn(entry, 'version');
  if (name === undefined) {
    builder.miss('missing-field', 'a package without a name', { pointer }, { blocking: true });
    return;
  }
  const git = textIn(entry, 'git');
  const qualifiers = { vcs_url: git && locatorOfRepository(git, textIn(entry, 'commit')), download_url: textIn(entry, 'url') };
  builder.add({
    ref: name,
    kind: 'library',
    name,
    version,
    purl: purlOf({ type: 'hackage', name, version, qualifiers }),
    place: { pointer },
  });
}
