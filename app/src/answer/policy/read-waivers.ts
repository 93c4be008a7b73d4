import { readNamed } from '../../platform/files/read-named.ts';
import { type FoundWaivers, parseWaivers, type Waivable, waiverFinder } from '../../policy/index.ts';

/**
 * Reads a file of waivers.
 *
 * @param now milliseconds since the epoch
 * @throws WaybillError `schema`, `unreadable`: a decision that cannot be read must not be taken for none
 */
export async function readWaivers(path: string, now: number): Promise<(what: Waivable) => FoundWaivers> {
  return waiverFinder(parseWaivers(new TextDecoder().decode(await readNamed(path)), path), now);
}
