import type { Resource } from './resource.ts';
import { asset, assets } from './resources/assets.ts';
import { coverage } from './resources/coverage.ts';
import { diff } from './resources/diff.ts';
import { impact } from './resources/impact.ts';
import { today } from './resources/today.ts';
import { understand } from './resources/understand.ts';
import { where } from './resources/where.ts';

/** Everything that can be asked over HTTP. */
export const resources: readonly Resource[] = [where, impact, coverage, diff, assets, asset, today, understand];
