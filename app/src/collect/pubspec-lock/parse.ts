import type { Collected, ComponentKind, Scope } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { entriesOf, type ForeignTable, fieldOf, pointerStep, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { locatorOfRepository } from '../git-locator.ts';
import { hashOfHex } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { repositoryUrl } from '../public-registry.ts';
import { readYaml } from '../structured-text.ts';

/** What `dependency` says of how the project needs a package; of one that others need it says no more than that. */
const uses: ReadonlyMap<string, Scope> = new Map([
  ['direct main', 'required'],
  ['direct dev', 'development'],
]);

/** Where packages come from; what Flutter itself brings is a part of the SDK and has no version of its own. */
const kinds: ReadonlyMap<string, ComponentKind> = new Map([
  ['hosted', 'library'],
  ['git', 'library'],
  ['path', 'application'],
  ['sdk', 'framework'],
]);

/**
 * Reads pub's lockfile.
 *
 * @returns a component for every package, without relations: the lockfile does not say who needs whom
 * @see https://dart.dev/tools/pub/glossary#lockfile
 */
export function parsePubspecLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `pubspec-lock:${path}`;
  const read = readYaml(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  if (lock === undefined) return unread(scope, { kind: 'unknown-format', message: 'not a table', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  for (const [key, value] of entriesOf(fieldOf(lock, 'packages'))) {
    const place = { pointer: `/packages${pointerStep(key)}` };
    const entry = tableOf(value);
    const kind = kinds.get(textIn(entry, 'source') ?? '');
    if (entry && kind) addPackage(builder, key, kind, entry, place);
    else builder.miss('malformed', `"${key}" has no source that is known`, place, { subject: key, blocking: true });
  }
  return builder.build();
}

function addPackage(builder: CollectedBuilder, key: string, kind: ComponentKind, entry: ForeignTable, place: { pointer: string }): void {
  const description = tableIn(entry, 'description');
  const name = textIn(description, 'name') ?? key;
  const version = kind === 'framework' ? undefined : textIn(entry, 'version');
  const use = textIn(entry, 'dependency') ?? '';
  const hash = hashOfHex('sha256', textIn(description, 'sha256') ?? '');
  builder.add({
    ref: key,
    kind,
    name,
    version,
    purl: kind === 'library' ? purlOf({ type: 'pub', name, version, qualifiers: originOf(entry, description) }) : undefined,
    hashes: hash ? [hash] : [],
    scope: uses.get(use),
    direct: use.startsWith('direct'),
    location: kind === 'application' ? textIn(description, 'path') : undefined,
    place,
  });
}

function originOf(entry: ForeignTable, description: ForeignTable | undefined): Record<string, string | undefined> {
  const url = textIn(description, 'url');
  if (url === undefined) return {};
  if (textIn(entry, 'source') === 'hosted') return { repository_url: repositoryUrl('pub', url) };
  return { vcs_url: locatorOfRepository(url, textIn(description, 'resolved-ref')) };
}
