import { z } from 'zod';
import { assetKinds, criticalities } from '../../domain/asset.ts';

const name = z.string().trim().min(1).max(512);
const text = z.string().trim().max(4096);
const names = z.array(name).max(100_000).default([]);

const assetEntry = z.strictObject({
  name,
  kind: z.enum(assetKinds).default('host'),
  owner: text.optional(),
  tags: names,
  services: names,
  processes: names,
});

const serviceEntry = z.strictObject({
  name,
  owner: text.optional(),
  description: text.optional(),
  assets: names,
  services: names,
  processes: names,
});

const processEntry = z.strictObject({
  name,
  criticality: z.enum(criticalities),
  owner: text.optional(),
  description: text.optional(),
  recoveryTime: text.optional(),
  dataClasses: names,
  services: names,
  assets: names,
});

const supplierEntry = z.strictObject({
  name,
  tier: text.optional(),
  contract: text.optional(),
  contacts: names,
  domains: names,
  components: names,
});

/** The kinds of entry of a map, by the name of their list in a YAML file; a CSV file names the kind in its column `type`. */
export const entrySchemas = { assets: assetEntry, services: serviceEntry, processes: processEntry, suppliers: supplierEntry } as const;

export type EntryKind = keyof typeof entrySchemas;

/** What a map says: which assets, services, processes and suppliers there are, and what stands on what. Names may hold `*`. */
export interface MapFile {
  readonly assets: readonly z.infer<typeof assetEntry>[];
  readonly services: readonly z.infer<typeof serviceEntry>[];
  readonly processes: readonly z.infer<typeof processEntry>[];
  readonly suppliers: readonly z.infer<typeof supplierEntry>[];
}
