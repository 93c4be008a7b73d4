export { compareParsed, compareVersions, type Order, type ParsedVersion, parseVersion } from './compare-versions.ts';
export { clauseOf, evaluateAffected, evaluateRange, isEndless, type RangeResult, rangesHold } from './osv-range/index.ts';
export { maxVersionLength } from './scheme.ts';
export { schemes } from './schemes.ts';
export {
  type Comparator,
  type Constraint,
  canonicalVers,
  contains,
  formatVers,
  parseCanonicalVers,
  parseVers,
  satisfies,
  type Vers,
  type VersRefusal,
  versFromNative,
} from './vers/index.ts';
