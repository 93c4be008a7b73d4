export { versFromNative } from './native/index.ts';
export { canonicalVers, formatVers, parseCanonicalVers, parseVers } from './parse-vers.ts';
export { contains, satisfies } from './satisfies.ts';
export type { Comparator, Constraint, Vers, VersRefusal } from './vers.ts';
