import type { CollectedBuilder } from '../collected-builder.ts';
import { endsWithinLine } from '../lines.ts';
import type { RegistryText } from './decode-registry-file.ts';
import { isProgram, isProgramList, parentOf, programOf } from './program.ts';
import { type RegistryKey, registryKeys } from './registry-keys.ts';

interface FoundKey extends RegistryKey {
  readonly file: string;
}

/**
 * Adds the programs of exported registry files. Of a key that is told twice the last telling counts, as it would for Windows.
 *
 * @returns whether the files hold a list of programs at all, be it an empty one
 */
export function collectPrograms(files: readonly (RegistryText & { readonly path: string })[], builder: CollectedBuilder): boolean {
  const programs = new Map<string, FoundKey>();
  let isList = false;
  for (const file of files) {
    const { path, text } = file;
    let isListed = false;
    for (const key of registryKeys(file, (keyPath) => isProgramList(keyPath) || isProgram(keyPath))) {
      isListed ||= isProgramList(key.path) || isProgram(key.path);
      if (isProgram(key.path)) programs.set(key.path.toLowerCase(), { ...fields(key), file: path });
      if (key.strayLine === undefined) continue;
      builder.miss('malformed', 'a line that is no value', { path, line: key.strayLine }, { subject: key.path, blocking: true });
      isListed = true;
    }
    if (isListed && endsWithinLine(text)) builder.miss('truncated', 'the file ends within a line', { path }, { blocking: true });
    if (isListed && file.isGuessed) {
      builder.miss('unknown-encoding', 'names may be misspelt: the file does not say its code page', { path }, { blocking: false });
    }
    isList ||= isListed;
  }
  addPrograms(programs, builder);
  return isList;
}

function fields({ path, line, values, strayLine }: RegistryKey): RegistryKey {
  return { path, line, values, strayLine };
}

function addPrograms(programs: ReadonlyMap<string, FoundKey>, builder: CollectedBuilder): void {
  for (const key of programs.values()) {
    const place = { path: key.file, line: key.line };
    const program = programOf(key);
    if (program) {
      builder.add({ ...program, place });
      if (!program.version) {
        builder.miss('unresolved-version', `${program.name} tells no version`, place, { subject: program.name, blocking: false });
      }
    } else if (key.values.has('displayversion')) {
      builder.miss('no-identity', 'a program with a version and without a name', place, { subject: key.path, blocking: false });
    }
  }
  for (const key of programs.values()) {
    const parent = programs.get(parentOf(key)?.toLowerCase() ?? '');
    if (parent && parent.path !== key.path) builder.relate(key.path, parent.path);
  }
}
