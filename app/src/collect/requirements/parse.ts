import type { Collected } from '../../domain/collected.ts';
import type { Place } from '../../domain/errors.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { normalizePythonName, type PythonOrigin, pythonPurl } from '../python-package.ts';
import { folderOf, resolvePath } from '../tree-path.ts';
import { logicalLines } from './logical-lines.ts';
import { type Line, type Requirement, readLine } from './requirement.ts';

/** A requirements file and its text. */
export interface RequirementsFile {
  readonly path: string;
  readonly text: string;
}

interface Placed {
  readonly line: Line;
  readonly place: Place;
  readonly text: string;
}

/** The paths that a requirements file includes, in the tree; those of the web are not among them. */
export function includesOf({ path, text }: RequirementsFile): string[] {
  return linesOf({ path, text }).flatMap(({ line }) =>
    line.kind === 'include' && !isRemote(line.path) ? [resolvePath(folderOf(path), line.path)] : [],
  );
}

/**
 * Reads a requirements file with all that it includes. A requirement without a single version is a component without one, and a gap,
 * unless a constraints file pins it.
 *
 * @param file     the file that the project is installed from
 * @param included the files that it includes, directly or not, by path
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function parseRequirements(file: RequirementsFile, included: ReadonlyMap<string, RequirementsFile>): Collected {
  const builder = new CollectedBuilder(`requirements:${file.path}`, file.path);
  const { lines, constraints } = expand(builder, file, included);
  const index = indexOf([...lines, ...constraints]);
  const pins = pinsOf(constraints);
  for (const { line, place, text } of lines) {
    if (line.kind === 'requirement') addRequirement(builder, line.requirement, place, index, pins);
    else if (line.kind === 'unreadable') builder.miss('malformed', `not a requirement: ${text.slice(0, 80)}`, place, { blocking: true });
  }
  const requirements = lines.flatMap(({ line }) => (line.kind === 'requirement' ? [line.requirement] : []));
  if (requirements.length > 0 && !isClosed(file.text, requirements)) {
    builder.miss('transitive-unknown', 'the file need not name what its packages need', undefined, { blocking: false });
  }
  return builder.build();
}

/** All lines, those of included files in their place; a file counts once, however often it is included. */
function expand(builder: CollectedBuilder, file: RequirementsFile, included: ReadonlyMap<string, RequirementsFile>) {
  const lines: Placed[] = [];
  const constraints: Placed[] = [];
  const seen = new Set<string>();
  const waiting = [{ file, isConstraint: false }];
  for (const { file: at, isConstraint } of waiting) {
    if (seen.has(`${isConstraint} ${at.path}`)) continue;
    seen.add(`${isConstraint} ${at.path}`);
    for (const placed of linesOf(at)) {
      (isConstraint ? constraints : lines).push(placed);
      if (placed.line.kind !== 'include') continue;
      const next = isRemote(placed.line.path) ? undefined : included.get(resolvePath(folderOf(at.path), placed.line.path));
      if (next) waiting.push({ file: next, isConstraint: isConstraint || placed.line.constraint });
      // A constraint installs nothing: without it only versions are missing.
      else
        builder.miss('unresolved-include', `"${placed.line.path}" cannot be read`, placed.place, {
          blocking: !placed.line.constraint && !isConstraint,
        });
    }
  }
  return { lines, constraints };
}

function linesOf({ path, text }: RequirementsFile): Placed[] {
  return logicalLines(text).map((logical) => ({ line: readLine(logical.text), place: { path, line: logical.line }, text: logical.text }));
}

function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
}

/** The index of all packages; none can be told where there are several. */
function indexOf(lines: readonly Placed[]): PythonOrigin | undefined {
  const indexes = lines.flatMap(({ line }) => (line.kind === 'index' ? [line] : []));
  const last = indexes.filter(({ extra }) => !extra).at(-1);
  return last && !indexes.some(({ extra }) => extra) ? { kind: 'index', url: last.url } : undefined;
}

function pinsOf(constraints: readonly Placed[]): ReadonlyMap<string, string> {
  return new Map(
    constraints.flatMap(({ line }) => {
      const { name, version } = line.kind === 'requirement' ? line.requirement : {};
      return name && version ? [[normalizePythonName(name), version] as const] : [];
    }),
  );
}

function addRequirement(
  builder: CollectedBuilder,
  requirement: Requirement,
  place: Place,
  index: PythonOrigin | undefined,
  pins: ReadonlyMap<string, string>,
): void {
  const { name, range, target, hashes } = requirement;
  const origin = requirement.origin ?? index;
  const version = requirement.version ?? (name ? pins.get(normalizePythonName(name)) : undefined);
  const isLocal = origin?.kind === 'local';
  if (name === undefined && !isLocal) {
    builder.miss('no-identity', `"${range}" does not say which package it is`, place, { subject: range, blocking: false });
  }
  builder.add(
    {
      ref: `${place.path}:${place.line}`,
      kind: isLocal ? 'application' : 'library',
      name: name ?? target ?? range,
      version,
      purl: name === undefined ? undefined : pythonPurl(name, version, origin),
      hashes: [...new Set(hashes)],
      location: isLocal ? target : undefined,
      place,
    },
    range === '' ? 'any version will do' : `"${range}" names no single version`,
  );
}

/** Whether the file names all that is installed: pip demands it where there are hashes, and the tools that lock say who they are. */
function isClosed(text: string, requirements: readonly Requirement[]): boolean {
  return requirements.every(({ hashes }) => hashes.length > 0) || /^#.*\bautogenerated by (?:pip-compile|uv)\b/m.test(text.slice(0, 4096));
}
