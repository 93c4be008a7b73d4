import { purlOf } from '../domain/purl/index.ts';
import { locatorOfRepository } from './git-locator.ts';
import { publicUrl, repositoryUrl } from './public-registry.ts';

/** Where a Python package comes from, if not simply from the public index. */
export type PythonOrigin =
  | { readonly kind: 'index'; readonly url: string }
  | { readonly kind: 'git'; readonly url: string; readonly commit?: string | undefined }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'local' };

/** The purl of a Python package; undefined for a folder or file of the machine. */
export function pythonPurl(name: string, version: string | undefined, origin: PythonOrigin | undefined): string | undefined {
  return origin?.kind === 'local' ? undefined : purlOf({ type: 'pypi', name, version, qualifiers: origin ? qualifiersOf(origin) : {} });
}

/** The name by which two spellings of one package are equal. @see https://peps.python.org/pep-0503/#normalized-names */
export function normalizePythonName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/** The name at the start of a requirement. @see https://peps.python.org/pep-0508/#names */
export function nameOfRequirement(requirement: string): string | undefined {
  return /^\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)/.exec(requirement.slice(0, 500))?.[1];
}

function qualifiersOf(origin: Exclude<PythonOrigin, { kind: 'local' }>): Record<string, string | undefined> {
  if (origin.kind === 'index') return { repository_url: repositoryUrl('pypi', origin.url) };
  if (origin.kind === 'url') return { download_url: publicUrl(origin.url) };
  return { vcs_url: locatorOfRepository(origin.url, origin.commit) };
}
