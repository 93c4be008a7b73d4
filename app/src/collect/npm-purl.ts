import { purlOf } from '../domain/purl/index.ts';
import { gitLocator } from './git-locator.ts';
import { publicUrl, repositoryUrl } from './public-registry.ts';

/**
 * The purl of a package of the npm world.
 *
 * @param name     with its scope: `@scope/name`
 * @param resolved where the lockfile says it came from: a tarball of a registry, another tarball, a git repository; undefined where it says
 *                 nothing, which means the public registry
 */
export function npmPurl(name: string, version: string | undefined, resolved: string | undefined): string | undefined {
  return purlOf({ type: 'npm', name, version, qualifiers: resolved ? originOf(name, resolved) : {} });
}

/** Whether what a lockfile calls the origin is a folder or file of the project's own machine. */
export function isLocalOrigin(origin: string): boolean {
  return /^(?:file|link|portal|workspace):|^\.{0,2}\//.test(origin);
}

function originOf(name: string, resolved: string): Record<string, string | undefined> {
  const url = publicUrl(resolved);
  if (url !== undefined && !resolved.startsWith('git')) {
    const registry = registryOf(name, url);
    if (registry !== undefined) return { repository_url: repositoryUrl('npm', registry) };
  }
  const vcs = gitLocator(resolved);
  return vcs ? { vcs_url: vcs } : { download_url: url };
}

/** What stands before `/NAME/-/` (or GitHub's `/download/NAME/`) in a registry's tarball; undefined for a tarball of another form. */
function registryOf(name: string, url: string): string | undefined {
  const path = decodePath(url);
  for (const mark of [`/${name}/-/`, `/download/${name}/`]) {
    const index = path.indexOf(mark);
    if (index > 0) return path.slice(0, index);
  }
  return undefined;
}

function decodePath(url: string): string {
  return url.replace(/%2f/gi, '/').replace(/%40/g, '@');
}
