import type { Collected, Scope } from '../../domain/collected.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { hashOfHex, readIntegrity } from '../integrity.ts';
import { npmNeeds } from '../npm-manifest.ts';
import { isLocalOrigin, npmPurl } from '../npm-purl.ts';
import type { Project } from '../project-files.ts';
import { spreadScopes } from '../spread-scopes.ts';
import { nameOf } from '../tree-path.ts';
import { type ClassicEntry, readClassicEntries } from './classic-entries.ts';
import { aliasOf, splitDescriptor } from './descriptor.ts';

/** The blocks of an entry that name what it needs, weakest first. */
const needBlocks: readonly (readonly [block: string, scope: Scope])[] = [
  ['optionalDependencies', 'optional'],
  ['dependencies', 'required'],
];

/** Reads the lockfile of Yarn 1. Packages of the workspace do not stand in it: what they need is needed directly. */
export function readClassic({ lockfile: { text, path }, manifests }: Project, scope: string): Collected {
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  const { entries, bad } = readClassicEntries(text);
  for (const { line, text: content } of bad)
    builder.miss('malformed', `not a line of a lockfile: ${content.slice(0, 80)}`, { line }, { blocking: true });
  const byPattern = new Map(entries.flatMap((entry) => entry.patterns.map((pattern) => [pattern, entry] as const)));
  for (const entry of entries) {
    builder.add(componentOf(builder, entry));
    for (const [block, how] of needBlocks) {
      for (const [name, range] of entry.needs.get(block) ?? []) {
        const target = byPattern.get(`${name}@${range}`);
        if (target) builder.relate(refOf(entry), refOf(target), how);
        else if (how === 'required') {
          const message = `"${refOf(entry)}" needs "${name}@${range}", which the lockfile does not hold`;
          builder.miss('unresolved-dependency', message, { line: entry.line }, { subject: name, blocking: true });
        }
      }
    }
  }
  const collected = builder.build();
  return !manifests.some((file) => nameOf(file.path) === 'package.json')
    ? collected
    : spreadScopes(collected, directOf(manifests, byPattern));
}

function refOf({ patterns, line }: ClassicEntry): string {
  return patterns[0] ?? `line ${line}`;
}

function componentOf(builder: CollectedBuilder, entry: ClassicEntry): Entry {
  const place = { line: entry.line };
  const asked = splitDescriptor(entry.patterns[0] ?? '');
  const version = entry.fields.get('version');
  const resolved = entry.fields.get('resolved');
  const origin = resolved ?? (asked && isOrigin(asked.range) ? asked.range : undefined);
  const local = origin !== undefined && isLocalOrigin(origin);
  const name = (asked && aliasOf(asked.range)?.name) ?? asked?.name;
  if (name === undefined)
    builder.miss('no-identity', `"${refOf(entry)}" names no package`, place, { subject: refOf(entry), blocking: false });
  const integrity = entry.fields.get('integrity');
  // Before there was an integrity field, the digest stood behind the URL.
  const oldHash = integrity === undefined && resolved ? hashOfHex('sha1', resolved.split('#', 2)[1] ?? '') : undefined;
  return {
    ref: refOf(entry),
    kind: local ? 'application' : 'library',
    name: name ?? refOf(entry),
    version,
    purl: local || name === undefined ? undefined : npmPurl(name, version, origin),
    hashes: oldHash && !isGit(resolved!) ? [oldHash] : readIntegrity(builder, integrity, refOf(entry), place),
    place,
  };
}

/** Whether a range names a place rather than versions. */
function isOrigin(range: string): boolean {
  return /[:/]/.test(range) && !range.startsWith('npm:');
}

function isGit(url: string): boolean {
  return url.startsWith('git') || /\.git(?:#|$)/.test(url);
}

function directOf(manifests: Project['manifests'], byPattern: ReadonlyMap<string, ClassicEntry>): Map<string, Scope> {
  const direct = new Map<string, Scope>();
  for (const { text } of manifests) {
    for (const [name, { range, scope }] of npmNeeds(text) ?? []) {
      const target = byPattern.get(`${name}@${range}`);
      if (target && direct.get(refOf(target)) !== 'required') direct.set(refOf(target), scope);
    }
  }
  return direct;
}
