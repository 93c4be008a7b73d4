import type { PackageName, ProductKeys } from '../advisories/index.ts';
import { ecosystemOfPurl, type Purl } from '../domain/purl/index.ts';

/** A component as far as advisories ask about it. What is not known is absent, and never read as "another". */
export interface Subject {
  readonly purl?: Purl;
  readonly name: string;
  readonly version?: string;
  readonly publisher?: string;
  /** The subject of the code signature: a name, or a distinguished name. */
  readonly signer?: string;
  /** `algorithm:hex`, in lower case. */
  readonly hashes?: readonly string[];
  /** `windows`, `macos`, `linux`, `android` or `ios`. */
  readonly platform?: string;
}

/** The packages as which advisories may know a component: its own name and that of its source package. */
export function packagesOfSubject({ purl }: Subject): readonly PackageName[] {
  const named = purl && ecosystemOfPurl(purl);
  if (!named) return [];
  const { ecosystem, name, source } = named;
  const own = { ecosystem, name: ecosystem === 'Go' ? goModule(name) : name };
  return source && source.name !== name ? [own, { ecosystem, name: source.name }] : [own];
}

/** The keys by which advisories for products may know a component. A publisher alone says nothing of it. */
export function productKeysOfSubject(subject: Subject): ProductKeys {
  return { names: productNamesOf(subject), hashes: subject.hashes ?? [] };
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
