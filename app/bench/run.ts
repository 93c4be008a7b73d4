import { cpus } from 'node:os';
import { benchCheck } from './check.ts';
import { benchCold } from './cold.ts';
import { benchIngest } from './ingest.ts';
import { benchLicenses } from './licenses/accuracy.ts';
import { benchLicenseScan } from './licenses/scan.ts';
import { benchLicenseSpeed } from './licenses/speed.ts';
import { benchMemory } from './memory.ts';
import { benchReaction } from './reaction.ts';
import { benchVersions } from './versions.ts';
import { benchWhere } from './where.ts';
import { benchWorkbench } from './workbench.ts';

const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  ingest: benchIngest,
  memory: benchMemory,
  where: benchWhere,
  cold: benchCold,
  check: benchCheck,
  workbench: benchWorkbench,
  versions: benchVersions,
  reaction: benchReaction,
  licenses: () => benchLicenses(),
  'license-speed': benchLicenseSpeed,
  'license-scan': benchLicenseScan,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exitCode = 3;
} else {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}`);
  for (const [name, bench] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await bench();
}
