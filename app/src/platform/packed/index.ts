export { isBzip2, unpackBzip2 } from './bzip2.ts';
export { isXz, unpackXz } from './xz.ts';
