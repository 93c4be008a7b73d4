import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import type { Project } from '../project-files.ts';
import { folderOf, nameOf } from '../tree-path.ts';
import { type Directive, readDirectives } from './directives.ts';
import { type Replacement, readReplacements } from './replacements.ts';
import { readSums } from './sums.ts';

/** Directives that say nothing of modules that are built in. */
const otherVerbs: ReadonlySet<string> = new Set([
  'module',
  'exclude',
  'retract',
  'replace',
  'tool',
  'godebug',
  'ignore',
  'go',
  'toolchain',
]);

/**
 * Reads a module's `go.mod`. From Go 1.17 on it names every module that the build may need; before, only some, which is a gap.
 *
 * The module that stands in for another is the one that is built: it is told under its own name. The standard library is told by the
 * version that `toolchain`, else `go` asks for: the least that the module is built with.
 *
 * @param project `go.mod`, and `go.sum` among its manifests for the checksums
 * @returns no relations: `go.mod` does not say who needs whom
 * @see https://go.dev/ref/mod#go-mod-file
 */
export function parseGoMod({ lockfile: { text, path }, manifests }: Project): Collected {
  const builder = new CollectedBuilder(`go-mod:${path}`, path);
  missCutOff(builder, text);
  const { directives, bad } = readDirectives(text);
  for (const { line, why } of bad) builder.miss('malformed', why, { line }, { blocking: true });
  const sums = readSums(manifests.find((file) => nameOf(file.path) === 'go.sum' && folderOf(file.path) === folderOf(path))?.text ?? '');
  const replacements = readReplacements(directives);
  const excluded = new Set(directives.filter(({ verb }) => verb === 'exclude').map(({ words }) => words.join(' ')));
  for (const directive of directives) {
    if (directive.verb === 'require') addModule(builder, directive, replacements, excluded, sums);
    else if (!otherVerbs.has(directive.verb)) {
      const message = `"${directive.verb}" is no directive that is known`;
      builder.miss('unknown-directive', message, { line: directive.line }, { subject: directive.verb, blocking: true });
    }
  }
  addStandardLibrary(builder, directives);
  return builder.build();
}

function addModule(
  builder: CollectedBuilder,
  { words, comment, line }: Directive,
  replacements: ReadonlyMap<string, Replacement>,
  excluded: ReadonlySet<string>,
  sums: ReadonlyMap<string, string>,
): void {
  const [module, required] = words;
  if (!module || !required || words.length > 2) {
    builder.miss('malformed', 'a requirement is a module and a version', { line }, { subject: module, blocking: true });
    return;
  }
  const replacement = replacements.get(`${module} ${required}`) ?? replacements.get(module);
  const name = replacement?.module ?? module;
  const version = replacement ? replacement.version : excluded.has(`${module} ${required}`) ? undefined : required;
  const isLocal = replacement !== undefined && replacement.version === undefined;
  const hash = version && sums.get(`${name} ${version}`);
  builder.add(
    {
      ref: module,
      kind: isLocal ? 'application' : 'library',
      name: isLocal ? module : name,
      version,
      purl: isLocal ? undefined : purlOf({ type: 'golang', name, version }),
      hashes: hash ? [hash] : [],
      direct: !/^indirect\b/.test(comment),
      location: isLocal ? name : undefined,
      place: { line },
    },
    `${required} is excluded, and which version follows it is not told`,
  );
}

function addStandardLibrary(builder: CollectedBuilder, directives: readonly Directive[]): void {
  const goVersion = directives.find(({ verb }) => verb === 'go');
  const toolchain = directives.find(({ verb, words }) => verb === 'toolchain' && /^go\d/.test(words[0] ?? ''));
  const told = toolchain ?? goVersion;
  const version = told?.words[0]?.replace(/^go/, '').split('-', 1)[0];
  if (told && version) {
    const purl = purlOf({ type: 'golang', name: 'stdlib', version });
    builder.add({ ref: 'stdlib', kind: 'library', name: 'stdlib', version, purl, direct: true, place: { line: told.line } });
  }
  if (directives.some(({ verb }) => verb === 'require') && !listsAll(goVersion?.words[0])) {
    const message = 'before Go 1.17 a go.mod does not name the modules that its modules need';
    builder.miss('transitive-unknown', message, goVersion && { line: goVersion.line }, { blocking: true });
  }
}

/** Without a `go` directive, Go 1.16 is meant. */
function listsAll(goVersion: string | undefined): boolean {
  const [major, minor] = (goVersion ?? '1.16').split('.').map(Number);
  return major! > 1 || (major === 1 && minor! >= 17);
}
