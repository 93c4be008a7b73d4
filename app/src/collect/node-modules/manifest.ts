import { parseJson } from '../../platform/json/index.ts';
import type { Entry } from '../collected-builder.ts';
import { type ForeignTable, fieldOf, listIn, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { licenseChoice } from '../license-choice.ts';
import { npmPurl } from '../npm-purl.ts';
import type { PackagePlace } from './package-place.ts';

/** An installed package and the names of what it needs, each with how. */
export interface InstalledPackage {
  readonly component: Entry;
  readonly place: PackagePlace;
  readonly needs: ReadonlyMap<string, 'required' | 'optional'>;
}

/**
 * The package that a `package.json` describes; undefined where it lacks a name or version.
 *
 * @throws WaybillError where the bytes are no JSON
 */
export function installedPackage(bytes: Uint8Array, path: string, place: PackagePlace): InstalledPackage | undefined {
  const manifest = tableOf(parseJson(bytes, { path }));
  const name = textIn(manifest, 'name');
  const version = textIn(manifest, 'version');
  if (!name || !version) return undefined;
  return {
    place,
    needs: needsOf(manifest),
    component: {
      ref: place.folder,
      kind: 'library',
      name,
      version,
      purl: npmPurl(name, version, textIn(manifest, '_resolved')),
      licenses: licensesOf(manifest),
      publisher: personOf(fieldOf(manifest, 'author')),
      location: place.folder,
    },
  };
}

/** What may be needed, strongest last. */
const needFields = ['peerDependencies', 'dependencies', 'optionalDependencies'] as const;

function needsOf(manifest: ForeignTable | undefined): InstalledPackage['needs'] {
  return new Map(
    needFields.flatMap((field) => {
      const scope = field === 'optionalDependencies' ? 'optional' : 'required';
      return Object.keys(tableIn(manifest, field) ?? {}).map((name) => [name, scope] as const);
    }),
  );
}

/** `license` as a text, and its older forms: an object, a list of objects. */
function licensesOf(manifest: ForeignTable | undefined): string[] {
  const license = fieldOf(manifest, 'license');
  const forms = [license, ...listIn(manifest, 'licenses')];
  return licenseChoice(forms.flatMap((form) => textOf(form) ?? textIn(tableOf(form), 'type') ?? []));
}

function personOf(author: unknown): string | undefined {
  return textOf(author) ?? textIn(tableOf(author), 'name');
}
