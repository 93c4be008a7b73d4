import { cyclonedx } from './cyclonedx/index.ts';
import type { Format } from './format.ts';
import { spdx2 } from './spdx2/index.ts';
import { spdx3 } from './spdx3/index.ts';

/** Every format of source documents that is read. */
export const formats: readonly Format[] = [cyclonedx, spdx2, spdx3];
