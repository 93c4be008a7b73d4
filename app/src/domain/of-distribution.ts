import type { Advisory } from './advisory.ts';
import { isDistribution } from './purl/index.ts';

/** Whether an advisory is about packages of a distribution. */
export function isOfDistribution({ affected }: Pick<Advisory, 'affected'>): boolean {
  return affected.some(({ ecosystem }) => ecosystem !== undefined && isDistribution(ecosystem));
}
