import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { entriesOf, type ForeignTable, fieldOf, pointerStep, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { type NpmNeeds, npmNeeds } from '../npm-manifest.ts';
import { npmPurl } from '../npm-purl.ts';
import { manifestBeside, type Project } from '../project-files.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { folderOf, nameOf, resolvePath } from '../tree-path.ts';
import { decodePart, type Located, locate } from './locator.ts';
import { type ReplacedRanges, replacedRanges } from './replaced-ranges.ts';

interface BerryEntry {
  /** The entry's key: the descriptors that it answers, joined by commas. */
  readonly key: string;
  readonly entry: ForeignTable;
  readonly located: Located | undefined;
}

/** Reads the lockfile of Yarn 2 and later. The packages of the workspace stand in it, with what they develop with among what they need. */
export function readBerry(value: unknown, project: Project, scope: string): Collected {
  const { path, text } = project.lockfile;
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const entries = readEntries(builder, value);
  const replaced = replacedRanges(manifestBeside(project, 'package.json'), manifestBeside(project, '.yarnrc.yml'));
  const find = finder(entries, replaced);
  const packages = project.manifests.filter((file) => nameOf(file.path) === 'package.json');
  const needsByFolder = new Map(packages.map((file) => [folderOf(file.path), npmNeeds(file.text)]));
  const direct = new Map<string, Scope | undefined>();
  for (const item of entries) {
    const isProject = item.located?.kind === 'workspace' && item.located.folder === '.';
    if (!isProject) builder.add(componentOf(builder, item));
    const own = item.located?.kind === 'workspace' ? needsByFolder.get(resolvePath(folderOf(path), item.located.folder)) : undefined;
    for (const [name, range] of entriesOf(fieldOf(item.entry, 'dependencies'))) {
      const target = find(name, textOf(range) ?? '');
      const how = scopeOfNeed(item, own, name);
      if (target === undefined) missing(builder, item, name, range);
      else {
        builder.relate(item.key, target.key, how);
        if (item.located?.kind === 'workspace' && direct.get(target.key) !== 'required') direct.set(target.key, how);
      }
    }
  }
  return spreadScopes(builder.build(), direct);
}

function readEntries(builder: CollectedBuilder, value: unknown): BerryEntry[] {
  return entriesOf(value).flatMap(([key, value]) => {
    if (key === '__metadata') return [];
    const entry = tableOf(value);
    const resolution = textIn(entry, 'resolution');
    const place = { pointer: pointerStep(key) };
    if (entry && resolution) return [{ key, entry, located: locate(resolution) }];
    builder.miss('missing-field', `"${key}" has no resolution`, place, { subject: key, blocking: true });
    return [];
  });
}

/**
 * Finds the entry that answers a need. Yarn 2 and 3 leave `npm:` out of what a package asks for; a patch that Yarn itself brings stands
 * before the package that it patches; and the project may replace what packages ask for.
 */
function finder(entries: readonly BerryEntry[], replaced: ReplacedRanges) {
  const answers = new Map<string, BerryEntry>();
  const patches = new Map<string, BerryEntry>();
  for (const item of entries) {
    for (const descriptor of item.key.split(/,\s*/)) {
      // What is bound to one package of the workspace ends in `::locator=...`.
      answers.set(descriptor.split('::', 1)[0]!, item);
      const patched = /^(.+)@patch:(.+?)#optional!builtin/.exec(descriptor);
      if (patched) patches.set(decodePart(patched[2]!) ?? '', item);
    }
  }
  return (name: string, range: string): BerryEntry | undefined => {
    const asked = [range, replaced(name, range)];
    const spellings = asked.flatMap((text) => [`${name}@${text}`, `${name}@npm:${text}`]);
    return spellings.map((spelling) => patches.get(spelling) ?? answers.get(spelling)).find((item) => item !== undefined);
  };
}

function componentOf(builder: CollectedBuilder, { key, entry, located }: BerryEntry): Entry {
  const place = { pointer: pointerStep(key) };
  if (located === undefined) {
    builder.miss('no-identity', `"${key}" names no package`, place, { subject: key, blocking: false });
    return { ref: key, kind: 'library', name: key, version: textIn(entry, 'version'), place };
  }
  const isLocal = located.kind === 'workspace' || located.kind === 'local';
  const version = located.kind === 'workspace' ? undefined : textIn(entry, 'version');
  const checksum = /(?:^|\/)([0-9a-f]{128})$/.exec(textIn(entry, 'checksum') ?? '')?.[1];
  return {
    ref: key,
    kind: isLocal ? 'application' : 'library',
    name: located.name,
    version,
    purl: isLocal ? undefined : npmPurl(located.name, version, located.kind === 'origin' ? located.origin : undefined),
    // The digest is that of the zip that Yarn packs itself: no file of the registry has it.
    hashes: checksum ? [`yarn-archive-sha512:${checksum}`] : [],
    location: located.kind === 'workspace' ? located.folder : undefined,
    place,
  };
}

function scopeOfNeed({ entry, located }: BerryEntry, own: NpmNeeds | undefined, name: string): Scope | undefined {
  if (located?.kind === 'workspace' && own) return own.get(name)?.scope ?? 'required';
  if (located?.kind === 'workspace') return undefined;
  const meta = tableIn(tableIn(entry, 'dependenciesMeta'), name);
  return textIn(meta, 'optional') === 'true' ? 'optional' : 'required';
}

function missing(builder: CollectedBuilder, { key }: BerryEntry, name: string, range: unknown): void {
  const message = `"${key}" needs "${name}@${range}", which the lockfile does not hold`;
  builder.miss('unresolved-dependency', message, { pointer: pointerStep(key) }, { subject: name, blocking: true });
}
