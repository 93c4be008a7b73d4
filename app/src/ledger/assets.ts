import type { AssetKind } from '../domain/asset.ts';
import { WaybillError } from '../domain/errors.ts';
import { change, type Ledger } from './ledger.ts';
import { readObservations } from './streams/observation.ts';
import { rewriteStream } from './streams/rewrite.ts';
import { leaveTrace } from './trace.ts';

export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly kind: AssetKind;
  readonly owner: string | undefined;
  readonly tags: readonly string[];
  /** Whether the map names it; one that no one mapped is shown as such, not dropped. */
  readonly mapped: boolean;
  readonly created: number;
}

/** The assets that are not deleted, by name. */
export function listAssets(ledger: Ledger): Asset[] {
  return ledger.database.prepare('SELECT * FROM asset WHERE deleted IS NULL ORDER BY name').all().map(assetOf);
}

/** The asset of a name, or of one that it had before; undefined where there is none. */
export function findAsset(ledger: Ledger, name: string): Asset | undefined {
  const row =
    ledger.database.prepare('SELECT * FROM asset WHERE name = ? AND deleted IS NULL').get(name) ??
    ledger.database
      .prepare('SELECT asset.* FROM asset_alias JOIN asset ON asset.id = asset_alias.asset WHERE asset_alias.name = ? AND deleted IS NULL')
      .get(name);
  return row && assetOf(row);
}

/** @throws unknown-asset */
export function requireAsset(ledger: Ledger, name: string): Asset {
  const asset = findAsset(ledger, name);
  if (!asset)
    throw new WaybillError('unknown-asset', `There is no asset named “${name}”. \`waybill assets list\` shows those that there are.`);
  return asset;
}

/** The asset of a name, made when there is none. Within a transaction. */
export function ensureAsset(ledger: Ledger, name: string, kind: AssetKind): Asset {
  const found = findAsset(ledger, name);
  if (found) return found;
  ledger.database.prepare('INSERT INTO asset (name, kind, created) VALUES (?, ?, ?)').run(name, kind, ledger.clock());
  return findAsset(ledger, name)!;
}

/** Gives an asset another name. Documents that use the old one still find it. @throws unknown-asset, conflict */
export function renameAsset(ledger: Ledger, from: string, to: string): void {
  change(ledger, () => {
    const asset = requireAsset(ledger, from);
    if (findAsset(ledger, to)) {
      throw new WaybillError('conflict', `There is an asset named “${to}” already. To make one of the two, use \`waybill assets merge\`.`);
    }
    ledger.database.prepare('UPDATE asset SET name = ? WHERE id = ?').run(to, asset.id);
    keepAlias(ledger, asset.name, asset.id);
    leaveTrace(ledger, 'asset renamed', to, { from: asset.name });
  });
}

/** Makes one asset of two that are the same thing: everything known of `from` is of `into` from now on. @throws unknown-asset, conflict */
export function mergeAssets(ledger: Ledger, from: string, into: string): void {
  change(ledger, () => {
    const gone = requireAsset(ledger, from);
    const kept = requireAsset(ledger, into);
    if (gone.id === kept.id) throw new WaybillError('conflict', `“${from}” and “${into}” are one asset already.`);
    const { database } = ledger;
    for (const { id, source, scope } of database.prepare('SELECT id, source, scope FROM stream WHERE asset = ?').all(gone.id)) {
      const twin = database.prepare('SELECT id FROM stream WHERE asset = ? AND source = ? AND scope = ?').get(kept.id, source!, scope!);
      if (twin) rewriteStream(database, Number(twin.id), ledger.components.typeOf, ledger.clock(), { absorb: Number(id) });
      else database.prepare('UPDATE stream SET asset = ? WHERE id = ?').run(kept.id, id!);
    }
    database.prepare('UPDATE asset SET deleted = ? WHERE id = ?').run(ledger.clock(), gone.id);
    database.prepare('UPDATE asset_alias SET asset = ? WHERE asset = ?').run(kept.id, gone.id);
    database.prepare("UPDATE OR REPLACE edge SET from_name = ? WHERE from_kind = 'asset' AND from_name = ?").run(kept.name, gone.name);
    database.prepare("UPDATE OR REPLACE edge SET to_name = ? WHERE to_kind = 'asset' AND to_name = ?").run(kept.name, gone.name);
    keepAlias(ledger, gone.name, kept.id);
    leaveTrace(ledger, 'assets merged', kept.name, { from: gone.name });
  });
}

/** Takes an asset out of every answer. Its evidence and history stay in the ledger, and a new document makes a new asset. @throws unknown-asset */
export function deleteAsset(ledger: Ledger, name: string): void {
  change(ledger, () => {
    const asset = requireAsset(ledger, name);
    ledger.database.prepare('UPDATE asset SET deleted = ? WHERE id = ?').run(ledger.clock(), asset.id);
    leaveTrace(ledger, 'asset deleted', asset.name, { kind: asset.kind });
  });
}

/** The components that were ever seen on an asset. */
export function everOn(ledger: Ledger, name: string): number[] {
  const asset = requireAsset(ledger, name);
  const streams = ledger.database.prepare('SELECT id FROM stream WHERE asset = ?').all(asset.id);
  return [...new Set(streams.flatMap(({ id }) => readObservations(ledger.database, Number(id)).flatMap(({ seen }) => seen)))];
}

function keepAlias(ledger: Ledger, name: string, asset: number): void {
  ledger.database.prepare('INSERT OR REPLACE INTO asset_alias (name, asset) VALUES (?, ?)').run(name, asset);
}

function assetOf(row: Record<string, unknown>): Asset {
  return {
    id: Number(row.id),
    name: String(row.name),
    kind: row.kind as AssetKind,
    owner: row.owner === null ? undefined : String(row.owner),
    tags: JSON.parse(String(row.tags)) as string[],
    mapped: row.mapped === 1,
    created: Number(row.created),
  };
}
