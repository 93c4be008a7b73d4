import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { linesOf } from '../lines.ts';
import { type Project, unread } from '../project-files.ts';

/**
 * Reads Cabal's freeze file: a field `constraints` with a list, `any.name ==1.0`, of which some only set flags.
 *
 * @returns a component for every version that is fixed, without relations: the file does not say who needs whom
 * @see https://cabal.readthedocs.io/en/stable/cabal-commands.html#cabal-freeze
 */
export function parseCabalFreeze({ lockfile: { text, path } }: Project): Collected {
  const scope = `cabal-freeze:${path}`;
  const builder = new CollectedBuilder(scope, path);
  missCutOff(builder, text);
  let field = '';
  let found = false;
  for (const { number: line, text: raw } of linesOf(text)) {
    if (/^\s*(?:--|$)/.test(raw)) continue;
    const head = /^([a-z-]+):(.*)$/i.exec(raw);
    if (head) field = head[1]!.toLowerCase();
    if (field !== 'constraints') continue;
    found = true;
    for (const constraint of (head ? head[2]! : raw).split(',')) addConstraint(builder, constraint.trim(), line);
  }
  return found ? builder.build() : unread(scope, { kind: 'unknown-format', message: 'no field "constraints"', path, blocking: true });
}

function addConstraint(builder: CollectedBuilder, constraint: string, line: number): void {
  const [, name, version] = /^(?:any\.)?([A-Za-z0-9][A-Za-z0-9-]*)\s*==\s*([0-9.]+)$/.exec(constraint.slice(0, 500)) ?? [];
  if (name && version) {
    builder.add({ ref: name, kind: 'library', name, version, purl: purlOf({ type: 'hackage', name, version }), place: { line } });
    return;
  }
  // Flags (`name +flag -other`), the state of the compiler's own packages, and what is between two commas at a line's end.
  if (constraint === '' || !/[=<>^|&]/.test(constraint)) return;
  builder.miss('malformed', `names no single version: ${constraint.slice(0, 80)}`, { line }, { blocking: true });
}
