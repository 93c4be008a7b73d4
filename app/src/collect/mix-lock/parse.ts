import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { locatorOfRepository } from '../git-locator.ts';
import { hashOfHex } from '../integrity.ts';
import { type Project, unread } from '../project-files.ts';
import { attempt } from '../structured-text.ts';
import { readTermMap, type Term, type TermEntry, TermError } from './term.ts';

/** The needs of a package of Hex, and of what else an entry is made. */
interface HexEntry {
  readonly name: string;
  readonly version: string;
  readonly needs: readonly Term[];
  readonly repository: string;
  readonly outerChecksum: string;
}

/**
 * Reads Mix's lockfile: an Elixir map, of which no code is run.
 *
 * @returns a component for every entry. How the project needs them only its `mix.exs` tells, which is code
 * @see https://hexdocs.pm/mix/Mix.Tasks.Deps.html
 */
export function parseMixLock({ lockfile: { text, path } }: Project): Collected {
  const scope = `mix-lock:${path}`;
  const read = attempt(
    path,
    () => readTermMap(text),
    (thrown) => (thrown instanceof TermError ? { line: thrown.line } : {}),
  );
  if ('gap' in read) return unread(scope, read.gap);
  const builder = new CollectedBuilder(scope, path);
  const keys = new Set(read.value.map(({ key }) => key));
  for (const entry of read.value) {
    const [kind, ...fields] = Array.isArray(entry.value) ? (entry.value as readonly Term[]) : [];
    if (kind === 'hex') addHex(builder, entry, hexOf(fields), keys);
    else if (kind === 'git') addGit(builder, entry, fields);
    else
      builder.miss(
        'malformed',
        `"${entry.key}" comes from no source that is known`,
        { line: entry.line },
        { subject: entry.key, blocking: true },
      );
  }
  return builder.build();
}

/** `{:hex, :name, "version", "inner checksum", [managers], [needs], "repository", "outer checksum"}`; older ones end sooner. */
function hexOf([name, version, , , needs, repository, outerChecksum]: readonly Term[]): HexEntry {
  return {
    name: wordOf(name),
    version: wordOf(version),
    needs: Array.isArray(needs) ? needs : [],
    repository: wordOf(repository),
    outerChecksum: wordOf(outerChecksum),
  };
}

function addHex(builder: CollectedBuilder, { key, line }: TermEntry, hex: HexEntry, keys: ReadonlySet<string>): void {
  const { version, repository, outerChecksum } = hex;
  const name = hex.name || key;
  // A private organisation is a repository `hexpm:organisation`.
  const organisation = repository.startsWith('hexpm:') ? repository.slice('hexpm:'.length) : undefined;
  // The outer checksum is that of the package's file; the inner one is of no file.
  const hash = hashOfHex('sha256', outerChecksum);
  builder.add({
    ref: key,
    kind: 'library',
    name,
    version,
    purl: purlOf({ type: 'hex', namespace: organisation, name, version }),
    hashes: hash ? [hash] : [],
    place: { line },
  });
  for (const need of hex.needs) {
    const [app, , options] = Array.isArray(need) ? (need as readonly Term[]) : [];
    const target = wordOf(app);
    const isOptional =
      Array.isArray(options) && options.some((option) => Array.isArray(option) && option[0] === 'optional' && option[1] === 'true');
    if (keys.has(target)) builder.relate(key, target, isOptional ? 'optional' : 'required');
    else if (!isOptional) {
      const message = `"${key}" needs "${target}", which the lockfile does not hold`;
      builder.miss('unresolved-dependency', message, { line }, { subject: target, blocking: true });
    }
  }
}

/** `{:git, "url", "commit", [options]}`. */
function addGit(builder: CollectedBuilder, { key, line }: TermEntry, [url, commit]: readonly Term[]): void {
  const vcs = locatorOfRepository(wordOf(url), wordOf(commit) || undefined);
  const purl = purlOf({ type: 'hex', name: key, qualifiers: { vcs_url: vcs } });
  builder.add({ ref: key, kind: 'library', name: key, purl, place: { line } }, 'a commit of a repository has no version');
}

function wordOf(term: Term | undefined): string {
  return typeof term === 'string' ? term : '';
}
