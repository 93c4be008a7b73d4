import type { PackageName, ProductKeys } from '../advisories/index.ts';
import { cpeKey, readCpe } from '../domain/cpe.ts';
import { type EcosystemPackage, ecosystemOfPurl, normalizePackageName, type Purl, repositoryOfPurl } from '../domain/purl/index.ts';

/** A component as far as advisories ask about it. What is not known is absent, and never read as "another". */
export interface Subject {
  readonly purl?: Purl;
  /** The package that the purl names, where whoever asks has read it already. */
  readonly named?: EcosystemPackage;
  readonly name: string;
  readonly version?: string;
  readonly publisher?: string;
  /** The subject of the code signature: a name, or a distinguished name. */
  readonly signer?: string;
  /** `algorithm:hex`, in lower case. */
  readonly hashes?: readonly string[];
  /** CPE names. Tools guess them for packages: they count only for what is no package of a registry or a distribution. */
  readonly cpes?: readonly string[];
  /** `windows`, `macos`, `linux`, `android` or `ios`. */
  readonly platform?: string;
}

/** Registries whose names are their own: an npm package that is called like a desktop program is not it. */
const registries: ReadonlySet<string> = new Set([
  'npm',
  'pypi',
  'golang',
  'cargo',
  'gem',
  'composer',
  'nuget',
  'maven',
  'hex',
  'pub',
  'cran',
  'hackage',
  'opam',
  'githubactions',
  'vscode-extension',
]);

/** Whether packages of a purl type are never meant by the name of a product. */
export function namesItsOwn(type: string): boolean {
  return registries.has(type);
}

/** The packages as which advisories may know a component: its own name and that of its source package, and its repository. */
export function packagesOfSubject(subject: Subject): readonly PackageName[] {
  const repository = subject.purl && repositoryOfPurl(subject.purl);
  return [...registryNames(subject), ...(repository === undefined ? [] : [{ ecosystem: 'GIT', name: repository }])];
}

function registryNames(subject: Subject): readonly PackageName[] {
  const named = namedBy(subject);
  if (!named) return [];
  const { ecosystem, name, source, nested } = named;
  const own = { ecosystem, name: ecosystem === 'Go' ? goModule(name) : name };
  if (nested !== undefined) return [own, { ecosystem, name: nested }];
  return source && source.name !== name ? [own, { ecosystem, name: source.name }] : [own];
}

/** The package that the purl names, as OSV does; undefined where it has no ecosystem for it. */
export function namedBy({ named, purl, name }: Subject): EcosystemPackage | undefined {
  return named ?? (purl && (ecosystemOfPurl(purl, name) ?? actionOf(purl)));
}

/** Some tools call a GitHub action by its repository. That may be anything, of which no feed speaks as a whole; but a record on the action means it. */
function actionOf({ type, namespace, name }: Purl): EcosystemPackage | undefined {
  if (type !== 'github' || namespace === undefined) return undefined;
  return { ecosystem: 'GitHub Actions', name: normalizePackageName('GitHub Actions', `${namespace}/${name}`) };
}

/** The keys by which advisories for products may know a component. A publisher alone says nothing of it. */
export function productKeysOfSubject(subject: Subject): ProductKeys {
  const names = subject.purl && namesItsOwn(subject.purl.type) ? [] : productNamesOf(subject);
  return { names, hashes: subject.hashes ?? [], cpes: cpesOf(subject) };
}

/** Distributions rebuild what others publish: their version says which source was taken, not whether it was repaired. */
const distributions: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk', 'alpm']);

export function isOfDistribution({ purl }: Subject): boolean {
  return purl !== undefined && distributions.has(purl.type);
}

/** Whether a component may be named as a product: it is no package of a registry or a distribution. */
export function mayBeProduct(subject: Subject): boolean {
  return !isOfDistribution(subject) && !(subject.purl && namesItsOwn(subject.purl.type));
}

/** The CPE names that say which product a component is. */
export function cpesOf(subject: Subject): readonly string[] {
  return mayBeProduct(subject) ? (subject.cpes ?? []) : [];
}

/** The products that they name, each in one form. */
export function cpeKeysOf(subject: Subject): readonly string[] {
  return cpesOf(subject).flatMap(keyOfCpe);
}

export function keyOfCpe(text: string): readonly string[] {
  const cpe = readCpe(text);
  return cpe ? [cpeKey(cpe)] : [];
}

export function productNamesOf({ name, purl }: Subject): readonly string[] {
  return purl && purl.name !== name ? [name, purl.name] : [name];
}

/** Some tools name the standard library by its place in the Go tree. */
export function goModule(name: string): string {
  return name === 'std' ? 'stdlib' : name;
}

/** How a component is called in a reason. */
export function titleOf({ name, version, purl }: Subject): string {
  const shown = version ?? purl?.version;
  return shown === undefined ? name : `${name} ${shown}`;
}
