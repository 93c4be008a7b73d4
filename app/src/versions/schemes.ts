import { alpm } from './alpm/index.ts';
import { apk } from './apk/index.ts';
import { cargo } from './cargo/index.ts';
import { composer } from './composer/index.ts';
import { conan } from './conan/index.ts';
import { cpan } from './cpan/index.ts';
import { cran } from './cran/index.ts';
import { datetime } from './datetime/index.ts';
import { deb } from './deb/index.ts';
import { gem } from './gem/index.ts';
import { gentoo } from './gentoo/index.ts';
import { golang } from './golang/index.ts';
import { hackage } from './hackage/index.ts';
import { hex } from './hex/index.ts';
import { intdot } from './intdot/index.ts';
import { lexicographic } from './lexicographic/index.ts';
import { maven } from './maven/index.ts';
import { nginx } from './nginx/index.ts';
import { npm } from './npm/index.ts';
import { nuget } from './nuget/index.ts';
import { openssl } from './openssl/index.ts';
import { pub } from './pub/index.ts';
import { pypi } from './pypi/index.ts';
import { rpm } from './rpm/index.ts';
import type { Scheme } from './scheme.ts';
import { semver } from './semver/index.ts';
import { windows } from './windows/index.ts';

/** Every order that is known here, by the name of its scheme: one folder and one line each. */
export const schemes: Readonly<Record<string, Scheme>> = {
  alpm,
  apk,
  cargo,
  composer,
  conan,
  cpan,
  cran,
  datetime,
  deb,
  gem,
  gentoo,
  golang,
  hackage,
  hex,
  intdot,
  lexicographic,
  maven,
  nginx,
  npm,
  nuget,
  openssl,
  pub,
  pypi,
  rpm,
  semver,
  windows,
};

/** Purl types and other names whose versions follow one of the schemes. */
const aliases: Readonly<Record<string, string>> = {
  alpine: 'apk',
  arch: 'alpm',
  bioconductor: 'cran',
  bitnami: 'semver',
  cocoapods: 'gem',
  debian: 'deb',
  ebuild: 'gentoo',
  githubactions: 'semver',
  julia: 'semver',
  opam: 'deb',
  swift: 'semver',
  'vscode-extension': 'semver',
};

const byName = new Map([...Object.entries(schemes), ...Object.entries(aliases).map(([alias, name]) => [alias, schemes[name]!] as const)]);

/** The order of a scheme, by purl type or `vers` scheme; undefined where there is none. */
export function schemeOf(name: string): Scheme | undefined {
  return byName.get(name);
}
