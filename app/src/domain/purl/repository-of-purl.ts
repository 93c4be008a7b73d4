import { normalizePackageName } from './ecosystems.ts';
import type { Purl } from './purl.ts';

const hosts = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
]);

/**
 * The repository that a package is known by, as records on commits name it (`github.com/owner/name`): that of the types that are repositories, and the one that
 * `vcs_url` tells of a package that no registry holds. Undefined where there is none.
 */
export function repositoryOfPurl({ type, namespace, name, qualifiers }: Purl): string | undefined {
  const host = hosts.get(type);
  if (host === undefined)
    return type === 'generic' && qualifiers.vcs_url ? repositoryOfUrl(withoutRevision(qualifiers.vcs_url)) : undefined;
  return namespace === undefined ? undefined : repositoryOfUrl(`${qualifiers.repository_url ?? host}/${namespace}/${name}`);
}

/** One form for all addresses of a repository. */
function repositoryOfUrl(url: string): string {
  return normalizePackageName('GIT', url);
}

/** `git+https://host/path@commit#folder`: what stands before the host may hold an `@` as well. */
function withoutRevision(locator: string): string {
  const bare = locator.replace(/^git\+/, '').split('#', 1)[0]!;
  const at = bare.lastIndexOf('@');
  return at > bare.lastIndexOf('/') ? bare.slice(0, at) : bare;
}
