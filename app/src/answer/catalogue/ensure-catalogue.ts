import { join } from 'node:path';
import type { Advisories } from '../../advisories/index.ts';
import { programFolder } from '../../platform/program.ts';

/** What identifies the feed of historic supplier compromises that comes with the program, wherever that is installed. */
const origin = 'waybill:compromises';

/** Reads the catalogue that comes with the program, where the index has none yet. */
export async function ensureCatalogue(advisories: Advisories, now: number): Promise<void> {
  if (advisories.status(now).some((feed) => feed.origin === origin)) return;
  await refreshCatalogue(advisories, now);
}

/** Reads the catalogue that comes with this version of the program. It cannot grow stale: it is history. */
export async function refreshCatalogue(advisories: Advisories, now: number): Promise<void> {
  const folder = join(programFolder(), 'data', 'compromises');
  await advisories.importFrom(folder, { origin, name: 'supplier compromises', staleAfterHours: null, now });
}
