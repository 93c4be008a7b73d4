import { ensureAsset } from '../assets.ts';
import { change, type Ledger } from '../ledger.ts';
import { leaveTrace } from '../trace.ts';
import type { MapFile } from './schema.ts';

export interface ImportedMap {
  readonly assets: number;
  readonly services: number;
  readonly processes: number;
  readonly suppliers: number;
}

/**
 * Takes a map in. What it names is as it says from now on, with the edges that it gives; what it does not name stays as it was. An asset
 * whose name holds a `*` stands for all that match and makes none.
 */
export function importMap(ledger: Ledger, map: MapFile, path: string): ImportedMap {
  const counts = {
    assets: map.assets.length,
    services: map.services.length,
    processes: map.processes.length,
    suppliers: map.suppliers.length,
  };
  change(ledger, () => {
    for (const asset of map.assets) takeAsset(ledger, asset);
    for (const service of map.services) takeService(ledger, service);
    for (const process of map.processes) takeProcess(ledger, process);
    for (const supplier of map.suppliers) takeSupplier(ledger, supplier);
    leaveTrace(ledger, 'map imported', path, counts);
  });
  return counts;
}

function takeAsset(ledger: Ledger, { name, kind, owner, tags, services, processes }: MapFile['assets'][number]): void {
  if (!name.includes('*')) {
    const asset = ensureAsset(ledger, name, kind);
    ledger.database
      .prepare('UPDATE asset SET kind = ?, owner = ?, tags = ?, mapped = 1 WHERE id = ?')
      .run(kind, owner ?? null, JSON.stringify(tags), asset.id);
  }
  for (const service of services) connect(ledger, 'service', service, 'asset', name);
  for (const process of processes) connect(ledger, 'process', process, 'asset', name);
}

function takeService(ledger: Ledger, { name, owner, description, assets, services, processes }: MapFile['services'][number]): void {
  ledger.database
    .prepare(
      'INSERT INTO service (name, owner, description) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET owner = excluded.owner, description = excluded.description',
    )
    .run(name, owner ?? null, description ?? null);
  disconnect(ledger, 'service', name);
  for (const asset of assets) connect(ledger, 'service', name, 'asset', asset);
  for (const needed of services) connect(ledger, 'service', name, 'service', needed);
  for (const process of processes) connect(ledger, 'process', process, 'service', name);
}

function takeProcess(ledger: Ledger, process: MapFile['processes'][number]): void {
  const { name, criticality, owner, description, recoveryTime, dataClasses, services, assets } = process;
  ledger.database
    .prepare(
      `INSERT INTO process (name, criticality, owner, recovery_time, data_classes, description) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET criticality = excluded.criticality, owner = excluded.owner, recovery_time = excluded.recovery_time,
         data_classes = excluded.data_classes, description = excluded.description`,
    )
    .run(name, criticality, owner ?? null, recoveryTime ?? null, JSON.stringify(dataClasses), description ?? null);
  disconnect(ledger, 'process', name);
  for (const service of services) connect(ledger, 'process', name, 'service', service);
  for (const asset of assets) connect(ledger, 'process', name, 'asset', asset);
}

function takeSupplier(ledger: Ledger, { name, tier, contract, contacts, domains, components }: MapFile['suppliers'][number]): void {
  ledger.database
    .prepare(
      `INSERT INTO supplier (name, tier, contract, contacts, domains, components) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET tier = excluded.tier, contract = excluded.contract, contacts = excluded.contacts, domains = excluded.domains,
         components = excluded.components`,
    )
    .run(name, tier ?? null, contract ?? null, JSON.stringify(contacts), JSON.stringify(domains), JSON.stringify(components));
}

function disconnect(ledger: Ledger, kind: string, name: string): void {
  ledger.database.prepare('DELETE FROM edge WHERE from_kind = ? AND from_name = ?').run(kind, name);
}

function connect(ledger: Ledger, fromKind: string, fromName: string, toKind: string, toName: string): void {
  ledger.database
    .prepare('INSERT OR IGNORE INTO edge (from_kind, from_name, to_kind, to_name) VALUES (?, ?, ?, ?)')
    .run(fromKind, fromName, toKind, toName);
}
