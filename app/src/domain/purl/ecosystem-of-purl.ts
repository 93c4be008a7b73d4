import { ecosystemOfDistro, releaseOf, splitDistro } from './distro-release.ts';
import { normalizePackageName, schemeOfEcosystem } from './ecosystems.ts';
import { nestedModule, wholeModule } from './go-module.ts';
import type { Purl } from './purl.ts';

/** A package as OSV names it. */
export interface EcosystemPackage {
  /** Without a release, for example `npm` or `Debian`. */
  readonly ecosystem: string;
  /** As OSV writes it after the colon: `12`, `22.04:LTS`, `v3.18`. Absent where the purl names none: that is unknown, not all of them. */
  readonly release?: string;
  /** In the form in which the registry compares names. */
  readonly name: string;
  /** The source package that the purl names beside the binary one: distributions publish many advisories under its name. */
  readonly source?: { readonly name: string; readonly version?: string };
  /** The Go module that it may be as well: some tools write the end of a module's path as the subpath of its purl. */
  readonly nested?: string;
}

/**
 * The OSV ecosystem, release and name of a package; undefined where OSV has no ecosystem for it.
 *
 * @param called the name that the component has beside its purl, where that is known
 */
export function ecosystemOfPurl(purl: Purl, called?: string): EcosystemPackage | undefined {
  if (purl.type === 'deb' || purl.type === 'apk' || purl.type === 'rpm') return distroPackage(purl);
  if (purl.type === 'golang') return modulePackage(wholeModule(purl, called));
  const named = languagePackages.get(purl.type)?.(purl);
  return named && { ecosystem: named[0], name: normalizePackageName(named[0], named[1]) };
}

/** The scheme that orders the versions of a package; undefined where there is none that we know. */
export function schemeOfPurl(purl: Purl): string | undefined {
  const named = ecosystemOfPurl(purl);
  return named && schemeOfEcosystem(named.ecosystem);
}

/**
 * The version of a purl as its scheme compares it: with the epoch, which a purl of rpm keeps in a qualifier, and some tools for deb too.
 *
 * @param version where it is told beside the purl
 */
export function versionOfPurl({ type, version: own, qualifiers: { epoch } }: Purl, version = own): string | undefined {
  const hasEpoch = (type === 'rpm' || type === 'deb') && version !== undefined && epoch !== undefined && !version.includes(':');
  return hasEpoch ? `${epoch}:${version}` : version;
}

const languagePackages = new Map<string, (purl: Purl) => readonly [ecosystem: string, name: string]>(
  Object.entries({
    npm: (purl: Purl) =>
      ['npm', purl.namespace ? `${purl.namespace.startsWith('@') ? '' : '@'}${purl.namespace}/${purl.name}` : purl.name] as const,
    pypi: (purl: Purl) => ['PyPI', purl.name] as const,
    cargo: (purl: Purl) => ['crates.io', purl.name] as const,
    gem: (purl: Purl) => ['RubyGems', purl.name] as const,
    composer: (purl: Purl) => ['Packagist', path(purl)] as const,
    nuget: (purl: Purl) => ['NuGet', purl.name] as const,
    maven: (purl: Purl) => ['Maven', purl.namespace ? `${purl.namespace}:${purl.name}` : purl.name] as const,
    hex: (purl: Purl) => ['Hex', purl.name] as const,
    pub: (purl: Purl) => ['Pub', purl.name] as const,
    cran: (purl: Purl) => ['CRAN', purl.name] as const,
    bioconductor: (purl: Purl) => ['Bioconductor', purl.name] as const,
    hackage: (purl: Purl) => ['Hackage', purl.name] as const,
    conan: (purl: Purl) => ['ConanCenter', purl.name] as const,
    swift: (purl: Purl) => ['SwiftURL', path(purl)] as const,
    githubactions: (purl: Purl) => ['GitHub Actions', path(purl)] as const,
    'github-actions': (purl: Purl) => ['GitHub Actions', path(purl)] as const,
    bitnami: (purl: Purl) => ['Bitnami', purl.name] as const,
    julia: (purl: Purl) => ['Julia', purl.name] as const,
    'vscode-extension': (purl: Purl) => ['VSCode', path(purl)],
  }),
);

function modulePackage(purl: Purl): EcosystemPackage {
  const nested = nestedModule(purl);
  return { ecosystem: 'Go', name: path(purl), ...(nested === undefined ? {} : { nested }) };
}

function distroPackage({ namespace, name, qualifiers: { distro, upstream } }: Purl): EcosystemPackage | undefined {
  const release = releaseOfDistro(namespace, distro);
  if (!release) return undefined;
  const { ecosystem } = release;
  const source = upstream === undefined ? undefined : sourceOf(ecosystem, upstream);
  return { ...release, name: normalizePackageName(ecosystem, name), ...(source ? { source } : {}) };
}

type Release = Pick<EcosystemPackage, 'ecosystem' | 'release'>;

/** The packages of a machine name the same few releases in the same words. */
const releases = new Map<string, Release | undefined>();
const maxReleases = 1000;

function releaseOfDistro(namespace: string | undefined, distro: string | undefined): Release | undefined {
  const key = `${namespace ?? ''}\n${distro ?? ''}`;
  if (releases.has(key)) return releases.get(key);
  const read = readRelease(namespace, distro);
  if (releases.size >= maxReleases) releases.clear();
  releases.set(key, read);
  return read;
}

function readRelease(namespace: string | undefined, text: string | undefined): Release | undefined {
  const distro = text === undefined ? {} : splitDistro(text);
  const id = namespace ?? distro.id;
  const ecosystem = id && ecosystemOfDistro(id);
  if (!ecosystem) return undefined;
  const isOthers = distro.id !== undefined && ecosystemOfDistro(distro.id) !== ecosystem;
  const release = isOthers ? undefined : releaseOf(ecosystem, distro.id ?? id, distro.version ?? '');
  return release ? { ecosystem, release } : { ecosystem };
}

/** `openssl`, `openssl@3.0.2-0` or the file name of a source rpm. */
function sourceOf(ecosystem: string, upstream: string): EcosystemPackage['source'] {
  if (upstream.endsWith('.src.rpm')) {
    const parts = upstream.slice(0, -'.src.rpm'.length).split('-');
    return parts.length < 3 ? undefined : { name: parts.slice(0, -2).join('-'), version: parts.slice(-2).join('-') };
  }
  const at = upstream.lastIndexOf('@');
  if (at <= 0) return { name: normalizePackageName(ecosystem, upstream) };
  return { name: normalizePackageName(ecosystem, upstream.slice(0, at)), version: upstream.slice(at + 1) };
}

function path(purl: Purl): string {
  return purl.namespace ? `${purl.namespace}/${purl.name}` : purl.name;
}
