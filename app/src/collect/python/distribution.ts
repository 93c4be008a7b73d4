import { purlOf } from '../../domain/purl/index.ts';
import type { Entry } from '../collected-builder.ts';
import type { Metadata } from './metadata.ts';

/** An installed distribution, the environment it is in, and what it asks for. */
export interface Distribution {
  readonly component: Entry;
  /** The folder from which it is imported. */
  readonly environment: string;
  readonly normalName: string;
  readonly requires: readonly Requirement[];
}

export interface Requirement {
  readonly normalName: string;
  /** Asked for only together with an extra. */
  readonly isExtra: boolean;
}

/**
 * The distribution that metadata describes; undefined where they lack a name or version.
 *
 * @param path of the metadata file: `ENVIRONMENT/NAME.dist-info/METADATA` and the like
 */
export function distributionOf(metadata: Metadata, path: string): Distribution | undefined {
  const name = metadata.get('Name');
  const version = metadata.get('Version');
  if (!name || !version) return undefined;
  const folder = /\.egg-info$/.test(path) ? path : path.slice(0, path.lastIndexOf('/'));
  // An egg holds its metadata inside itself, in a folder of its own.
  const inEgg = folder.endsWith('.egg/EGG-INFO');
  const location = inEgg ? folder.slice(0, -'/EGG-INFO'.length) : folder;
  return {
    component: {
      ref: location,
      kind: 'library',
      name,
      version,
      purl: purlOf({ type: 'pypi', name, version }),
      licenses: licensesOf(metadata),
      publisher: metadata.get('Author') || metadata.get('Author-email') || metadata.get('Maintainer'),
      location,
    },
    environment: location.slice(0, Math.max(0, location.lastIndexOf('/'))),
    normalName: normalizeName(name),
    requires: metadata.all('Requires-Dist').flatMap((text) => requirementOf(text) ?? []),
  };
}

/** The strongest statement there is: an expression, a name, else the classifiers. Older metadata may hold the whole text of a licence. */
function licensesOf(metadata: Metadata): string[] {
  const expression = metadata.get('License-Expression');
  if (expression) return [expression];
  const license = metadata.get('License');
  if (license && license.length <= 200 && !license.includes('\n') && license.toUpperCase() !== 'UNKNOWN') return [license];
  return metadata.all('Classifier').flatMap((classifier) => {
    const steps = classifier.split('::').map((step) => step.trim());
    return steps[0] === 'License' && steps.length > 2 ? [steps.at(-1)!] : [];
  });
}

/** `name [extra] (>=1) ; python_version < "3" and extra == "x"` of PEP 508, of which only the name and the mention of an extra matter here. */
function requirementOf(text: string): Requirement | undefined {
  const name = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(text)?.[1];
  const marker = text.indexOf(';');
  return name ? { normalName: normalizeName(name), isExtra: marker >= 0 && /\bextra\b/.test(text.slice(marker)) } : undefined;
}

/** @see PEP 503 */
function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
