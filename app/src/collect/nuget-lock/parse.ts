import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, pointerStep, tableOf, textIn } from '../foreign-value.ts';
import { hashOfBase64 } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { readJson } from '../structured-text.ts';

interface Locked {
  readonly ref: string;
  readonly framework: string;
  readonly name: string;
  readonly entry: ForeignTable | undefined;
  readonly pointer: string;
}

/**
 * Reads NuGet's lockfile: under `dependencies` a table for every target framework, and one for every framework with a runtime
 * (`net8.0/win-x64`), which holds only what that adds.
 *
 * @returns a component for every package of every framework; projects of the solution have no purl
 * @see https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files#locking-dependencies
 */
export function parseNugetLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `nuget-lock:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const frameworks = tableOf(fieldOf(tableOf(read.value), 'dependencies'));
  if (frameworks === undefined) return unread(scope, { kind: 'unknown-format', message: 'no table "dependencies"', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  const packages = entriesOf(frameworks).flatMap(([framework, table]) => lockedOf(framework, table));
  const refs = new Map(packages.map(({ framework, name, ref }) => [keyOf(framework, name), ref]));
  for (const { ref, framework, name, entry, pointer } of packages) {
    if (entry === undefined) {
      builder.miss('malformed', `"${name}" is no table`, { pointer }, { subject: name, blocking: true });
      continue;
    }
    addPackage(builder, { ref, framework, name, entry, pointer });
    for (const [need] of entriesOf(fieldOf(entry, 'dependencies'))) {
      const target = refs.get(keyOf(framework, need)) ?? refs.get(keyOf(framework.split('/', 1)[0]!, need));
      if (target !== undefined) builder.relate(ref, target, 'required');
      else {
        const message = `"${name}" needs "${need}", which the lockfile does not hold`;
        builder.miss('unresolved-dependency', message, { pointer }, { subject: need, blocking: true });
      }
    }
  }
  return builder.build();
}

function lockedOf(framework: string, table: unknown): Locked[] {
  return entriesOf(table).map(([name, value]) => ({
    ref: `${framework}/${name}`,
    framework,
    name,
    entry: tableOf(value),
    pointer: `/dependencies${pointerStep(framework)}${pointerStep(name)}`,
  }));
}

/** NuGet compares names without case. */
function keyOf(framework: string, name: string): string {
  return `${framework} ${name.toLowerCase()}`;
}

function addPackage(builder: CollectedBuilder, { ref, name, entry, pointer }: Locked): void {
  const type = textIn(entry, 'type');
  const isLocal = type === 'Project';
  const version = textIn(entry, 'resolved');
  const content = hashOfBase64('sha512', textIn(entry, 'contentHash') ?? '');
  builder.add({
    ref,
    kind: isLocal ? 'application' : 'library',
    name,
    version,
    purl: isLocal ? undefined : purlOf({ type: 'nuget', name, version }),
    // The digest is that of the package without its signature: no file of the registry has it.
    hashes: content ? [`nuget-content-${content}`] : [],
    scope: isLocal ? undefined : 'required',
    direct: type === 'Direct' || isLocal,
    place: { pointer },
  });
}
