import type { Coordinates } from './collect-archive.ts';

/** What an archive is by itself: its coordinates, or as much as its name and its manifest tell. */
export interface ArchiveIdentity {
  readonly group: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
}

/** The coordinates in a `pom.properties`; none where one is missing. It is a file of Java's properties, of which Maven writes the simplest kind. */
export function readProperties(bytes: Uint8Array): Coordinates[] {
  const values = new Map<string, string>();
  for (const line of new TextDecoder().decode(bytes.subarray(0, 65_536)).split(/\r?\n/)) {
    const equals = line.indexOf('=');
    if (equals > 0 && !line.startsWith('#')) values.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
  }
  const [group, name, version] = ['groupId', 'artifactId', 'version'].map((key) => values.get(key));
  return group && name && version ? [{ group, name, version }] : [];
}

/** The main attributes of a manifest, their names in lower case. A line that begins with a blank goes on with the one before. @see JAR File Specification */
export function readManifest(bytes: Uint8Array): ReadonlyMap<string, string> {
  const [main = ''] = new TextDecoder().decode(bytes.subarray(0, 1_048_576)).split(/\r?\n\r?\n/);
  const attributes = new Map<string, string>();
  for (const line of main.replaceAll(/\r?\n /g, '').split(/\r?\n/)) {
    const colon = line.indexOf(': ');
    if (colon > 0) attributes.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 2).trim());
  }
  return attributes;
}

/**
 * Which of the coordinates inside an archive are its own: those whose name its file bears, or the only ones. Where none are, the manifest and the file's name tell a name and a
 * version, but no group, so that there is no purl: a guess would match the advisories of something else.
 */
export function ownCoordinates(path: string, inside: readonly Coordinates[], manifest: ReadonlyMap<string, string>): ArchiveIdentity {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.[jwe]ar$/i, '');
  const named = inside.filter(({ name }) => base === name || base.startsWith(`${name}-`)).toSorted((a, b) => b.name.length - a.name.length);
  const own = named[0] ?? (inside.length === 1 ? inside[0] : undefined);
  if (own) return own;
  const found = /^(.{1,200}?)-(\d[\w.+-]{0,100})$/.exec(base);
  const version = found?.[2] ?? manifest.get('implementation-version') ?? manifest.get('bundle-version');
  return { group: undefined, name: (found?.[1] ?? base) || 'unnamed', version };
}
