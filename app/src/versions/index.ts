export { compareVersions, type Order } from './compare-versions.ts';
