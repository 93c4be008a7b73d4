import { WaybillError } from '../../domain/errors.ts';
import type { PolicyFile } from '../../policy/index.ts';
import { type CheckIndex, openCheckIndex } from '../check/check-index.ts';

/**
 * Opens the advisories where a policy may ask about them. Where none were ever brought in, nothing is known of them, and the rules that ask are
 * undetermined.
 *
 * @throws whatever makes advisories unreadable that are named
 */
export async function openGateIndex(
  policies: readonly PolicyFile[],
  dataFolder: string,
  named: readonly string[],
  now: number,
): Promise<CheckIndex | undefined> {
  if (policies.every(({ components }) => components.length === 0)) return undefined;
  try {
    return await openCheckIndex(dataFolder, named, now);
  } catch (error) {
    if (named.length === 0 && error instanceof WaybillError && error.code === 'no-feed') return undefined;
    throw error;
  }
}
