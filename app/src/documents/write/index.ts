export { writeCycloneDx } from './cyclonedx.ts';
export type { Inventory } from './inventory.ts';
export { writeSpdx2 } from './spdx2.ts';
