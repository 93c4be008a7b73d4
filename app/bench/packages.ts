import type { Random } from './random.ts';

/** A package release of the made-up world that the benchmarks inventory. */
export interface Release {
  readonly name: string;
  readonly group: string | undefined;
  readonly version: string;
  readonly purl: string;
  readonly license: string;
  readonly publisher: string;
  readonly sha1: string;
  readonly sha256: string;
}

const syllables = [
  'al',
  'ber',
  'co',
  'dra',
  'el',
  'fi',
  'gor',
  'hex',
  'in',
  'jo',
  'ka',
  'lum',
  'mir',
  'no',
  'or',
  'pax',
  'qui',
  'ro',
  'sol',
  'tem',
];
const licenses = [
  'MIT',
  'Apache-2.0',
  'BSD-3-Clause',
  'ISC',
  'GPL-2.0-or-later',
  'LGPL-2.1-only',
  'MPL-2.0',
  'EPL-2.0',
  'Apache-2.0 OR MIT',
];

/** Releases of packages of six ecosystems, about four of each package, as purls of that ecosystem are written. */
export function makeReleases(count: number, random: Random): Release[] {
  const releases: Release[] = [];
  while (releases.length < count) {
    const write = random.pick(ecosystems);
    const name = Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join(random.pick(['', '', '-']));
    const group = random.pick(syllables) + random.pick(syllables);
    const license = random.pick(licenses);
    for (let rest = 1 + random.below(7); rest > 0 && releases.length < count; rest--) {
      const version = `${random.below(12)}.${random.below(30)}.${random.below(40)}`;
      releases.push({
        version,
        license,
        publisher: `The ${group} project`,
        sha1: random.hex(40),
        sha256: random.hex(64),
        ...write(name, group, version),
      });
    }
  }
  return releases;
}

type Write = (name: string, group: string, version: string) => Pick<Release, 'name' | 'group' | 'purl'>;

const ecosystems: readonly Write[] = [
  (name, _, version) => ({ name, group: undefined, purl: `pkg:npm/${name}@${version}` }),
  (name, group, version) => ({ name, group: `@${group}`, purl: `pkg:npm/%40${group}/${name}@${version}` }),
  (name, group, version) => ({ name, group: `org.${group}`, purl: `pkg:maven/org.${group}/${name}@${version}?type=jar` }),
  (name, _, version) => ({ name, group: undefined, purl: `pkg:deb/debian/lib${name}@${version}-1?arch=amd64&distro=debian-12` }),
  (name, _, version) => ({ name, group: undefined, purl: `pkg:rpm/redhat/${name}@${version}-2.el9?arch=x86_64` }),
  (name, _, version) => ({ name, group: undefined, purl: `pkg:pypi/${name}@${version}` }),
];
