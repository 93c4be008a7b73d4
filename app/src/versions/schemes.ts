import { deb } from './deb/index.ts';
import { golang } from './golang/index.ts';
import { npm } from './npm/index.ts';
import { pypi } from './pypi/index.ts';
import type { Scheme } from './scheme.ts';
import { semver } from './semver/index.ts';

/** Every order that is known here, by the name of its scheme: one folder and one line each. */
export const schemes: Readonly<Record<string, Scheme>> = {
  deb,
  golang,
  npm,
  pypi,
  semver,
};

const byName = new Map(Object.entries(schemes));

/** The order of a scheme, by purl type or `vers` scheme; undefined where there is none. */
export function schemeOf(name: string): Scheme | undefined {
  return byName.get(name);
}
