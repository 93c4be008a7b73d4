export { compareParsed, compareVersions, type Order, type ParsedVersion, parseVersion } from './compare-versions.ts';
export { maxVersionLength } from './scheme.ts';
export { schemes } from './schemes.ts';
