export { ecosystemOfDistro, isSameRelease } from './distro-release.ts';
export { type EcosystemPackage, ecosystemOfPurl, schemeOfPurl, versionOfPurl } from './ecosystem-of-purl.ts';
export { normalizePackageName, purlTypeOfEcosystem, schemeOfEcosystem, splitEcosystem } from './ecosystems.ts';
export { canonicalPurl, formatPurl, purlOf } from './format-purl.ts';
export { buildPurl, maxPurlLength, parsePurl, readPurl } from './parse-purl.ts';
export type { Purl, PurlParts, PurlRefusal } from './purl.ts';
export { maxQualifiers } from './qualifiers.ts';
export { knownTypes } from './type-rules.ts';
export { type PurlProblem, type PurlValidation, validatePurl } from './validate-purl.ts';
