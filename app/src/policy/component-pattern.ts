import { parsePurl } from '../domain/purl/index.ts';
import { wildcard } from '../domain/wildcard.ts';

/** A component as patterns know it. */
export interface NamedComponent {
  readonly name: string;
  readonly group?: string;
  readonly version?: string;
  /** Canonical, or as it is spelled where it cannot be read. */
  readonly purl?: string;
}

/**
 * Compiles a pattern of components, in which `*` stands for any text: a purl, with or without its version (`pkg:npm/%40acme/*`), or a name
 * (`log4j*`, `org.apache/log4j-core`), with a version behind `@` or not. Case does not matter.
 */
export function componentPattern(pattern: string): (component: NamedComponent) => boolean {
  const matches = wildcard(pattern.toLowerCase());
  const versioned = hasVersion(pattern);
  if (/^pkg:/i.test(pattern)) {
    return ({ purl }) => {
      if (purl === undefined) return false;
      const bare = purl.replace(/[?#].*$/, '');
      return matches((versioned ? bare : withoutVersion(bare)).toLowerCase()) || matches(purl.toLowerCase());
    };
  }
  return (component) => namesOf(component, versioned).some((name) => matches(name.toLowerCase()));
}

function hasVersion(pattern: string): boolean {
  return pattern.lastIndexOf('@') > pattern.lastIndexOf('/') + 1;
}

function withoutVersion(purl: string): string {
  const at = purl.lastIndexOf('@');
  return at > purl.lastIndexOf('/') ? purl.slice(0, at) : purl;
}

function namesOf({ name, group, version, purl }: NamedComponent, versioned: boolean): string[] {
  const namespace = group ?? (purl === undefined ? undefined : parsePurl(purl)?.namespace);
  const names = namespace === undefined ? [name] : [name, `${namespace}/${name}`];
  return versioned && version !== undefined ? names.map((one) => `${one}@${version}`) : names;
}
