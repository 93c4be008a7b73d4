/** What is known of one OSV ecosystem. */
export interface Ecosystem {
  /** Absent where a purl type does not mean the ecosystem: what is kept in a repository may be published anywhere. */
  readonly purlType?: string;
  /** The scheme that orders its versions; undefined where there is no order that we know. */
  readonly scheme?: string;
  /** Brings a name into the form in which the registry compares it; without one, names are compared as they are. */
  readonly normalizeName?: (name: string) => string;
}

const lower = (name: string) => name.toLowerCase();

/** By the name that the OSV schema defines, without a release. @see https://ossf.github.io/osv-schema/#defined-ecosystems */
const ecosystems = new Map<string, Ecosystem>(
  Object.entries({
    npm: { purlType: 'npm', scheme: 'npm', normalizeName: lower },
    PyPI: { purlType: 'pypi', scheme: 'pypi', normalizeName: normalizePyPiName },
    Go: { purlType: 'golang', scheme: 'golang' },
    'crates.io': { purlType: 'cargo', scheme: 'cargo', normalizeName: normalizeCrateName },
    RubyGems: { purlType: 'gem', scheme: 'gem' },
    Packagist: { purlType: 'composer', scheme: 'composer', normalizeName: lower },
    NuGet: { purlType: 'nuget', scheme: 'nuget', normalizeName: lower },
    Maven: { purlType: 'maven', scheme: 'maven' },
    Hex: { purlType: 'hex', scheme: 'hex', normalizeName: lower },
    Pub: { purlType: 'pub', scheme: 'pub', normalizeName: lower },
    CRAN: { purlType: 'cran', scheme: 'cran' },
    Bioconductor: { purlType: 'bioconductor', scheme: 'cran' },
    Hackage: { purlType: 'hackage', scheme: 'hackage' },
    GHC: { purlType: 'ghc', scheme: 'hackage' },
    ConanCenter: { purlType: 'conan', scheme: 'conan', normalizeName: lower },
    SwiftURL: { purlType: 'swift', scheme: 'semver', normalizeName: normalizeRepositoryUrl },
    'GitHub Actions': { purlType: 'githubactions', scheme: 'semver', normalizeName: lower },
    Bitnami: { purlType: 'bitnami', scheme: 'semver', normalizeName: lower },
    Julia: { purlType: 'julia', scheme: 'semver' },
    VSCode: { purlType: 'vscode-extension', scheme: 'semver', normalizeName: normalizeExtensionId },
    // opam orders as dpkg does.
    opam: { purlType: 'opam', scheme: 'deb' },
    Kubernetes: { purlType: 'k8s', scheme: 'semver' },
    GIT: { normalizeName: normalizeRepositoryUrl },
    Linux: { purlType: 'generic', scheme: 'intdot' },
    Debian: { purlType: 'deb', scheme: 'deb', normalizeName: lower },
    Ubuntu: { purlType: 'deb', scheme: 'deb', normalizeName: lower },
    Echo: { purlType: 'deb', scheme: 'deb', normalizeName: lower },
    Alpine: { purlType: 'apk', scheme: 'apk', normalizeName: lower },
    Wolfi: { purlType: 'apk', scheme: 'apk', normalizeName: lower },
    Chainguard: { purlType: 'apk', scheme: 'apk', normalizeName: lower },
    MinimOS: { purlType: 'apk', scheme: 'apk', normalizeName: lower },
    CleanStart: { purlType: 'apk', scheme: 'apk', normalizeName: lower },
    Alpaquita: { purlType: 'apk', scheme: 'apk', normalizeName: lower },
    'BellSoft Hardened Containers': { purlType: 'apk', scheme: 'apk', normalizeName: lower },
    AlmaLinux: { purlType: 'rpm', scheme: 'rpm' },
    'Rocky Linux': { purlType: 'rpm', scheme: 'rpm' },
    'Red Hat': { purlType: 'rpm', scheme: 'rpm' },
    SUSE: { purlType: 'rpm', scheme: 'rpm' },
    openSUSE: { purlType: 'rpm', scheme: 'rpm' },
    openEuler: { purlType: 'rpm', scheme: 'rpm' },
    'Photon OS': { purlType: 'rpm', scheme: 'rpm' },
    Mageia: { purlType: 'rpm', scheme: 'rpm' },
    'Azure Linux': { purlType: 'rpm', scheme: 'rpm' },
  } satisfies Record<string, Ecosystem>),
);

/** `Debian:12` in its parts; the release is what stands after the first colon. */
export function splitEcosystem(text: string): { readonly ecosystem: string; readonly release?: string } {
  const colon = text.indexOf(':');
  return colon < 0 ? { ecosystem: text } : { ecosystem: text.slice(0, colon), release: text.slice(colon + 1) };
}

/** The version scheme of an OSV ecosystem, with or without a release; undefined where its versions have no order here. */
export function schemeOfEcosystem(text: string): string | undefined {
  return ecosystems.get(splitEcosystem(text).ecosystem)?.scheme;
}

/** The purl type of an OSV ecosystem, with or without a release. */
export function purlTypeOfEcosystem(text: string): string | undefined {
  return ecosystems.get(splitEcosystem(text).ecosystem)?.purlType;
}

/** Whether an ecosystem, with or without a release, is a distribution: only those have releases; what stands after the colon elsewhere is a repository. */
export function isDistribution(text: string): boolean {
  return distributionTypes.has(purlTypeOfEcosystem(text) ?? '');
}

/**
 * Whether the advisories of a distribution are on source packages. Of those of rpm AlmaLinux, Rocky Linux and Red Hat name each binary package instead.
 */
export function namesSources(text: string): boolean {
  const type = purlTypeOfEcosystem(text);
  return type === 'deb' || type === 'apk' || (type === 'rpm' && rpmBySource.has(splitEcosystem(text).ecosystem));
}

const rpmBySource: ReadonlySet<string> = new Set(['SUSE', 'openSUSE', 'openEuler', 'Mageia', 'Azure Linux']);

const distributionTypes: ReadonlySet<string> = new Set(['deb', 'apk', 'rpm']);

/** A package name in the form in which its registry compares names; unchanged for an ecosystem that is unknown or compares exactly. */
export function normalizePackageName(ecosystem: string, name: string): string {
  return ecosystems.get(splitEcosystem(ecosystem).ecosystem)?.normalizeName?.(name) ?? name;
}

/** PEP 503: without case, runs of `-`, `_` and `.` are one `-`. */
function normalizePyPiName(name: string): string {
  return /[A-Z_.]|--/.test(name) ? name.toLowerCase().replace(/[-_.]+/g, '-') : name;
}

/** crates.io refuses a crate whose name differs from another one only in case or in `-` for `_`. */
function normalizeCrateName(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

/** Editors write `publisher.name`, purls `publisher/name`; neither part holds a dot. */
function normalizeExtensionId(id: string): string {
  return id.toLowerCase().replace('.', '/');
}

/** `https://github.com/Owner/Name.git`, `git@github.com:owner/name` and `github.com/owner/name` are one repository. */
function normalizeRepositoryUrl(url: string): string {
  const lowered = url.toLowerCase();
  const scheme = lowered.indexOf('://');
  const bare = (scheme < 0 ? lowered : lowered.slice(scheme + 3)).replace(/^[^/@]*@/, '').replace(/\/$/, '');
  const path = scheme < 0 ? bare.replace(/^([^/:]+):(?!\d+\/)/, '$1/') : bare;
  return path.endsWith('.git') ? path.slice(0, -4) : path;
}
