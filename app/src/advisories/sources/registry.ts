import { osv } from './osv/index.ts';
import type { AdvisorySource } from './source.ts';

/** Every kind of advisory source there is, in the order in which they are asked whether a file is theirs. */
export const sources: readonly AdvisorySource[] = [osv];
