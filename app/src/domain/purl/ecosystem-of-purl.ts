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
 * The version of a purl as its scheme compares it: with the epoch, which a purl of rpm keeps in a qualifier, and some tools for deb too; without the platform,
 * which some tools keep in the version of a gem.
 *
 * @param version where it is told beside the purl
 */
export function versionOfPurl({ type, version: own, qualifiers: { epoch } }: Purl, version = own): string | undefined {
  const hasEpoch = (type === 'rpm' || type === 'deb') && version !== undefined && epoch !== undefined && !version.includes(':');
  if (hasEpoch) return `${epoch}:${version}`;
  return type === 'gem' && version?.includes('-') ? withoutPlatform(version) : version;
}

/** Versions of published gems hold no hyphen: behind one stands for which processor and system it was built. @see Gem::Platform */
const gemPlatform = /^([^-]+)-(?:java|jruby|\w+-(?:aix|cygwin|darwin|freebsd|java|linux|mingw|mswin|netbsd|openbsd|solaris|wasi)[\w-]*)$/;

function withoutPlatform(version: string): string {
  return gemPlatform.exec(version)?.[1] ?? version;
}

const languagePackages = new Map<string, (purl: Purl) => readonly [ecosystem: string, name: string] | undefined>(
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
    opam: (purl: Purl) => ['opam', purl.name] as const,
    'vscode-extension': (purl: Purl) => ['VSCode', path(purl)] as const,
    generic: ({ namespace, name }: Purl) => (namespace === undefined && kernel.test(name) ? (['Linux', 'Kernel'] as const) : undefined),
  }),
);

/** The kernel has no registry either, but records of its own. */
const kernel = /^linux(?:[-_]kernel)?$/i;

function modulePackage(purl: Purl): EcosystemPackage {
  const nested = nestedModule(purl);
  return { ecosystem: 'Go', name: path(purl), ...(nested === undefined ? {} : { nested }) };
}

function distroPackage({ namespace, name, qualifiers }: Purl): EcosystemPackage | undefined {
  const release = releaseOfDistro(namespace, qualifiers);
  if (!release) return undefined;
  const { ecosystem } = release;
  const { upstream } = qualifiers;
  const source = upstream === undefined ? undefined : sourceOf(ecosystem, upstream);
  return { ...release, name: normalizePackageName(ecosystem, name), ...(source ? { source } : {}) };
}

type Release = Pick<EcosystemPackage, 'ecosystem' | 'release'>;

/** The packages of a machine name the same few releases in the same words. */
const releases = new Map<string, Release | undefined>();
const maxReleases = 1000;

/** The distribution and the release that the namespace and the qualifiers of a purl name; undefined where OSV has no such distribution. */
export function releaseOfDistro(namespace: string | undefined, qualifiers: Purl['qualifiers']): Release | undefined {
  const distros = distrosOf(qualifiers);
  const key = [namespace, ...distros].join('\n');
  if (releases.has(key)) return releases.get(key);
  const read = firstRelease(namespace, distros);
  if (releases.size >= maxReleases) releases.clear();
  releases.set(key, read);
  return read;
}

/** Most tools write `distro`; cdxgen writes a codename there and the number in `distro_name`, Docker's tools the words of os-release(5). */
function distrosOf({ distro, distro_name: called, os_name: id, os_version: version }: Purl['qualifiers']): readonly string[] {
  const inParts = id !== undefined && version !== undefined ? `${id}-${version}` : undefined;
  return [distro, called, inParts].filter((text) => text !== undefined);
}

function firstRelease(namespace: string | undefined, distros: readonly string[]): Release | undefined {
  const read = (distros.length === 0 ? [undefined] : distros).map((text) => readRelease(namespace, text));
  return read.find((each) => each?.release !== undefined) ?? read.find((each) => each !== undefined);
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
  const rpm = /\.(?:no)?src\.rpm$/.exec(upstream);
  if (rpm) {
    const parts = upstream.slice(0, rpm.index).split('-');
    return parts.length < 3 ? undefined : { name: parts.slice(0, -2).join('-'), version: parts.slice(-2).join('-') };
  }
  const at = upstream.lastIndexOf('@');
  if (at <= 0) return { name: unsigned(normalizePackageName(ecosystem, upstream)) };
  const name = normalizePackageName(ecosystem, upstream.slice(0, at));
  const version = upstream.slice(at + 1);
  return unsigned(name) === name
    ? { name, version }
    : { name: unsigned(name), version: version.includes('-') ? version : version.replace(/\+(?=\d+$)/, '-') };
}

/**
 * Debian and Ubuntu sign kernels in source packages of their own, which hold those of another one; its name, by which records call it, and its version are in theirs:
 * `linux-signed-amd64 6.1.76+1` is of `linux 6.1.76-1`.
 */
function unsigned(name: string): string {
  return name.replace(/^linux-signed(?:-(?:amd64|arm64|i386))?(?=-|$)/, 'linux');
}

function path(purl: Purl): string {
  return purl.namespace ? `${purl.namespace}/${purl.name}` : purl.name;
}
