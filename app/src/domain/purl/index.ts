export { isSameRelease } from './distro-release.ts';
export { type EcosystemPackage, ecosystemOfPurl, releaseOfDistro, schemeOfPurl, versionOfPurl } from './ecosystem-of-purl.ts';
export {
  isDistribution,
  namesSources,
  normalizePackageName,
  purlTypeOfEcosystem,
  schemeOfEcosystem,
  splitEcosystem,
} from './ecosystems.ts';
export { canonicalPurl, formatPurl, purlOf } from './format-purl.ts';
export { modulesMeant, wholeModule } from './go-module.ts';
export { buildPurl, maxPurlLength, parsePurl, readPurl } from './parse-purl.ts';
export type { Purl, PurlParts, PurlRefusal } from './purl.ts';
export { maxQualifiers } from './qualifiers.ts';
export { repositoryOfPurl } from './repository-of-purl.ts';
export { knownTypes } from './type-rules.ts';
export { type PurlProblem, type PurlValidation, validatePurl } from './validate-purl.ts';
export { withSource } from './with-source.ts';
