import { type ForeignTable, tableIn, textIn } from '../foreign-value.ts';

export interface Identity {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Where it comes from, if not from the public registry. */
  readonly origin: string | undefined;
}

interface Told {
  readonly name?: string | undefined;
  /** A version, or in its place a URL or a folder. */
  readonly version?: string | undefined;
}

/**
 * What a key of `packages` means: `/name/1.0.0_peers` in version 5, `/name@1.0.0(peers)` in version 6, `name@1.0.0(peers)` from 9 on. In
 * place of the version there may be a URL or a folder; before the name, up to version 6, the host of another registry.
 *
 * @param major of the lockfile's version
 */
export function identityOfKey(key: string, entry: ForeignTable, major: string): Identity {
  const told = major === '5' ? splitPath(key) : splitAt(key);
  const version = told.version !== undefined && /^\d/.test(told.version) ? told.version.split('(', 1)[0] : undefined;
  const name = textIn(entry, 'name') ?? told.name;
  return {
    name,
    version: textIn(entry, 'version') ?? version,
    origin: originOf(entry, name) ?? (version === undefined ? (told.version ?? key) : undefined),
  };
}

/** Version 5: the version stands in the step after the name. */
function splitPath(key: string): Told {
  const steps = key.split('/');
  // What is before the first slash is the host of the registry, empty for the public one.
  const at = steps[1]?.startsWith('@') ? 3 : 2;
  const version = steps[at]?.split('_', 1)[0];
  return version && /^\d/.test(version) ? { name: steps.slice(1, at).join('/'), version } : {};
}

/** Version 6 and later: the first `@` after the name, which may begin with one and hold one slash. */
function splitAt(key: string): Told {
  const match = /^\/?((?:@[^/@]+\/)?[^/@]+)@(.+)$/s.exec(key) ?? /^[^/@:(]+\/((?:@[^/@]+\/)?[^/@]+)@(\d.*)$/s.exec(key);
  return match ? { name: match[1], version: match[2] } : {};
}

function originOf(entry: ForeignTable, name: string | undefined): string | undefined {
  const resolution = tableIn(entry, 'resolution');
  const directory = textIn(resolution, 'directory');
  if (directory) return `file:${directory}`;
  const repo = textIn(resolution, 'repo');
  if (repo) return `${/^git|^ssh:/.test(repo) ? repo : `git+${repo}`}#${textIn(resolution, 'commit') ?? ''}`;
  const registry = textIn(resolution, 'registry')?.replace(/\/$/, '');
  const tarball = textIn(resolution, 'tarball');
  return tarball && /^[a-z]+:/.test(tarball) ? tarball : registry && `${registry}/${name}/-/`;
}
