import { csaf } from './csaf/index.ts';
import { endoflife } from './endoflife/index.ts';
import { epss } from './epss/index.ts';
import { friendsofphp } from './friendsofphp/index.ts';
import { kev } from './kev/index.ts';
import { npmBulk } from './npm-bulk/index.ts';
import { osv } from './osv/index.ts';
import { rubysec } from './rubysec/index.ts';
import { rustsec } from './rustsec/index.ts';
import type { AdvisorySource } from './source.ts';

/** Every kind of advisory source there is, in the order in which they are asked whether a file is theirs. */
export const sources: readonly AdvisorySource[] = [osv, kev, epss, rustsec, friendsofphp, rubysec, endoflife, csaf, npmBulk];

/** The endings of all files that some source reads. */
export const endings: ReadonlySet<string> = new Set(sources.flatMap((source) => source.endings));
