import { formatTime } from '../../domain/time.ts';
import { requireAsset } from '../../ledger/assets.ts';
import { type Component, componentById, factsOfComponent } from '../../ledger/components/find.ts';
import { idsAt } from '../assets/components-at.ts';
import type { Inventory } from '../inventory.ts';
import { momentOf } from '../span.ts';
import { type Comparable, diff } from './diff.ts';
import type { DiffAnswer } from './diff-answer.ts';

/** What changed on an asset between two moments. */
export function diffAsset(inventory: Inventory, asset: string, from: string, to: string): DiffAnswer {
  const [before, after] = [momentOf(from), momentOf(to)];
  const name = requireAsset(inventory.ledger, asset).name;
  return {
    schema: 'waybill/diff/1',
    from: `${name} at ${formatTime(before)}`,
    to: `${name} at ${formatTime(after)}`,
    ...diff(componentsAt(inventory, name, before), componentsAt(inventory, name, after)),
    because: [
      'Compared is what evidence shows to have been there; where a moment lies between two pieces of evidence, the later one tells of it.',
    ],
  };
}

/** What one asset holds now that another does not, and in which versions they differ. */
export function diffAssets(inventory: Inventory, a: string, b: string): DiffAnswer {
  const now = inventory.ledger.clock();
  const [left, right] = [requireAsset(inventory.ledger, a).name, requireAsset(inventory.ledger, b).name];
  return {
    schema: 'waybill/diff/1',
    from: left,
    to: right,
    ...diff(componentsAt(inventory, left, now), componentsAt(inventory, right, now)),
    because: ['Compared is what the last evidence of each shows.'],
  };
}

function componentsAt(inventory: Inventory, asset: string, moment: number): Comparable[] {
  const { ledger } = inventory;
  return idsAt(ledger, asset, moment).map((id) => comparable(inventory, componentById(ledger.database, id)));
}

function comparable(inventory: Inventory, { id, purl, name, version, coordinate }: Component): Comparable {
  const facts = factsOfComponent(inventory.ledger.database, id);
  const licenses = facts.flatMap((each) => each.licenses ?? []);
  return {
    coordinate,
    purl: purl ?? null,
    name,
    version: version ?? null,
    ...(licenses.length > 0 ? { licenses } : {}),
    supplier: facts[0]?.supplier,
  };
}
