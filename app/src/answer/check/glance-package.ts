import type { PackageName } from '../../advisories/index.ts';
import { type EcosystemPackage, releaseOfDistro } from '../../domain/purl/index.ts';

/** A purl in the plainest spelling, as nearly all are: nothing encoded but the `@` of a scope, no capitals, a version, qualifiers or none. */
const plain = /^pkg:([a-z]+)\/(%40)?([a-z0-9][a-z0-9._/-]*)@[^?#@%]*(?:\?([^#%]*))?$/;

/** A package, of a distribution with the release that the purl tells. */
export type GlancedPackage = PackageName & Pick<EcosystemPackage, 'release'>;

/** How the path of a purl is a name in an ecosystem, by type; the path has one part where nothing is done to it. */
const names: Readonly<Record<string, readonly [ecosystem: string, form: 'one' | 'path' | 'scope' | 'coordinate']>> = {
  npm: ['npm', 'scope'],
  pypi: ['PyPI', 'one'],
  golang: ['Go', 'path'],
  cargo: ['crates.io', 'one'],
  gem: ['RubyGems', 'one'],
  composer: ['Packagist', 'path'],
  nuget: ['NuGet', 'one'],
  maven: ['Maven', 'coordinate'],
};

/**
 * The package that a purl names, told without reading it whole: most components of a document are named by no advisory, and to know that is
 * enough. Undefined for what is not plain, and for what may be known by a second name.
 */
export function glancePackage(purl: string): GlancedPackage | undefined {
  const match = plain.exec(purl);
  if (!match) return undefined;
  const [, type, scope, path, qualifiers] = match as unknown as [string, string, string?, string?, string?];
  // `std` is another name of Go's standard library.
  if (path === undefined || path.includes('//') || path.endsWith('/') || path === 'std') return undefined;
  if (qualifiers !== undefined && !isPlainList(qualifiers)) return undefined;
  if (!Object.hasOwn(names, type)) return scope === undefined ? glanceDistribution(type, path, qualifiers) : undefined;
  const [ecosystem, form] = names[type]!;
  if (scope !== undefined && form !== 'scope') return undefined;
  const slash = path.lastIndexOf('/');
  switch (form) {
    case 'one':
      return slash < 0 ? { ecosystem, name: path } : undefined;
    case 'path':
      return { ecosystem, name: path };
    case 'scope':
      return scope === undefined ? (slash < 0 ? { ecosystem, name: path } : undefined) : { ecosystem, name: `@${path}` };
    case 'coordinate':
      return slash < 0 ? undefined : { ecosystem, name: `${path.slice(0, slash)}:${path.slice(slash + 1)}` };
  }
}

/** Keys in their canonical order, each once: what else there may be is to be read. */
function isPlainList(qualifiers: string): boolean {
  let last = '';
  for (const pair of qualifiers.split('&')) {
    const key = pair.slice(0, Math.max(0, pair.indexOf('=')));
    if (key <= last || !/^[a-z][a-z_]*$/.test(key)) return false;
    last = key;
  }
  return true;
}

function valuesOf(qualifiers: string): Readonly<Record<string, string>> {
  const pairs = qualifiers.split('&').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return Object.fromEntries(pairs);
}

/** A package of a distribution that names no source package beside itself. */
function glanceDistribution(type: string, path: string, qualifiers = ''): GlancedPackage | undefined {
  const slash = path.indexOf('/');
  if ((type !== 'rpm' && type !== 'deb' && type !== 'apk') || slash < 0 || path.includes('/', slash + 1)) return undefined;
  if (qualifiers.includes('upstream=')) return undefined;
  const told = releaseOfDistro(path.slice(0, slash), valuesOf(qualifiers));
  return told && { ...told, name: path.slice(slash + 1) };
}
