import { inventoryFromLedger, type LedgerWish } from '../workbench/from-ledger.ts';
import { type Generated, type GenerateOptions, generatedOf, uuidOf, versionOf } from './generate.ts';

/** An SBOM of what the ledger holds of an asset at a moment. @throws WaybillError `usage`, `unknown-asset`, `bad-time` */
export function generateFromLedger(
  wish: LedgerWish,
  { name, serial, specVersion }: Partial<Pick<GenerateOptions, 'name' | 'serial' | 'specVersion'>>,
): Generated {
  const cycloneDxVersion = versionOf(specVersion);
  const uuid = serial === undefined ? undefined : uuidOf(serial);
  const inventory = inventoryFromLedger(wish);
  return generatedOf({
    ...inventory,
    root: { ...inventory.root, ...(name === undefined ? {} : { name }) },
    ...(uuid === undefined ? {} : { serial: uuid }),
    ...(cycloneDxVersion === undefined ? {} : { cycloneDxVersion }),
  });
}
