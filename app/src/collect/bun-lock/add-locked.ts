import type { Place } from '../../domain/errors.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { readIntegrity } from '../integrity.ts';
import { isLocalOrigin, npmPurl } from '../npm-purl.ts';

/** A package as either form of Bun's lockfile tells it. */
export interface LockedPackage {
  readonly ref: string;
  readonly name: string;
  /** What stands behind the name: a version, or where it is (`workspace:packages/a`, `github:owner/name#commit`). */
  readonly locator: string;
  /** The tarball, or the registry that it is of; empty for the public one. */
  readonly registry: string;
  readonly integrity: string | undefined;
  readonly place: Place;
}

/** Adds a component; one of the project's own machine has no purl. */
export function addLocked(builder: CollectedBuilder, { ref, name, locator, registry, integrity, place }: LockedPackage): void {
  const isLocal = isLocalOrigin(locator) || locator === 'root:';
  const isVersion = /^\d/.test(locator);
  const version = isVersion ? locator : undefined;
  builder.add(
    {
      ref,
      kind: isLocal ? 'application' : 'library',
      name,
      version,
      purl: isLocal ? undefined : npmPurl(name, version, isVersion ? registryTarball(registry, name) : locator),
      hashes: readIntegrity(builder, isVersion ? integrity : undefined, name, place),
      location: isLocal ? locator.slice(locator.indexOf(':') + 1) : undefined,
      place,
    },
    'what is not of a registry has no version here',
  );
}

/** An address that says which registry a package is of; Bun leaves the public one empty. */
function registryTarball(registry: string, name: string): string | undefined {
  return registry === '' ? undefined : registry.includes('/-/') ? registry : `${registry.replace(/\/$/, '')}/${name}/-/`;
}
