import type { Collector } from './collector.ts';
import { packageLock } from './package-lock/index.ts';

/** Every kind of source there is, in the order in which they run. */
export const collectors: readonly Collector[] = [packageLock];
