export { compareIdentifiers, type Identifier, parseIdentifiers } from './identifiers.ts';
export { afterV, comparePre, compareRelease, compareSemver, parseSemver, type Semver, type SemverRules, semver } from './semver.ts';
