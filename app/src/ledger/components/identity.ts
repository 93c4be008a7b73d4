import type { CollectedComponent } from '../../domain/collected.ts';
import { formatPurl, type Purl, readPurl, wholeModule, withSource } from '../../domain/purl/index.ts';

/** What makes a component the same one, wherever and by whomever it is told. */
export interface Identity {
  /** The canonical purl; without one, publisher, group, name and version (or hash), behind a space, which no purl begins with. */
  readonly key: string;
  /** The purl type, or the empty text. */
  readonly type: string;
  /** `type/namespace/name`; for what has no purl the lower-cased `/publisher/group/name`. */
  readonly coordinate: string;
  /** The coordinate of the source package that it was built from, where the purl names another one; of a Go module that of its whole path. */
  readonly origin: string | undefined;
  readonly version: string | undefined;
  /** The name that people look for, in lower case. */
  readonly searchName: string;
}

/** Qualifiers that tell where one copy was found rather than what it is: two tools must not make two components of it. */
const localQualifiers = ['package-id', 'file_name', 'last_updated_time'];

/** The identity of a component; a name alone is enough to be found by, if not to be judged. */
export function identityOf(
  component: CollectedComponent,
  purl = component.purl === undefined ? undefined : readSpelled(component.purl),
): Identity {
  return purl ? identityOfPurl(withSource(purl, component.source), component.name) : identityOfName(component);
}

/** A purl as a source spells it. Tools write qualifiers in any case, also where the type's own rules do not allow it. */
export function readSpelled(text: string): Purl | undefined {
  const purl = readPurl(text, { anyKeyCase: true });
  return typeof purl === 'object' ? purl : undefined;
}

function identityOfPurl(purl: Purl, called: string): Identity {
  const kept = localQualifiers.some((name) => name in purl.qualifiers) ? { ...purl, qualifiers: withoutLocal(purl.qualifiers) } : purl;
  return {
    key: formatPurl(kept),
    type: purl.type,
    coordinate: coordinateOf(purl),
    origin: originOf(purl, called),
    version: purl.version,
    searchName: purl.name.toLowerCase(),
  };
}

function identityOfName(component: CollectedComponent): Identity {
  const version = component.version;
  const owner = component.signer ?? component.publisher ?? component.supplier ?? '';
  const distinct = version ?? component.hashes?.[0] ?? component.swid ?? '';
  return {
    key: ` ${[owner, component.group ?? '', component.name, distinct].map((part) => part.trim()).join('\u0000')}`,
    type: '',
    coordinate: `/${owner}/${component.group ?? ''}/${component.name}`.toLowerCase(),
    origin: undefined,
    version,
    searchName: component.name.trim().toLowerCase(),
  };
}

/** `type/namespace/name`: all versions of one package. */
export function coordinateOf(purl: Purl): string {
  return purl.namespace ? `${purl.type}/${purl.namespace}/${purl.name}` : `${purl.type}/${purl.name}`;
}

/** A distribution's binary package names its source in the qualifier `upstream` (`name` or `name@version`); the end of a Go module's path may stand in the subpath. */
function originOf(purl: Purl, called: string): string | undefined {
  if (purl.type === 'golang' && purl.subpath !== undefined) return coordinateOf(wholeModule(purl, called));
  const upstream = purl.qualifiers.upstream;
  if (!upstream) return undefined;
  const at = upstream.lastIndexOf('@');
  const name = purl.type === 'rpm' ? upstream.replace(/-[^-]+-[^-]+\.src\.rpm$/, '') : at > 0 ? upstream.slice(0, at) : upstream;
  return coordinateOf({ ...purl, name });
}

function withoutLocal(qualifiers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(qualifiers).filter(([name]) => !localQualifiers.includes(name)));
}
