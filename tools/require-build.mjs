import { existsSync } from 'node:fs';

/** Says what is missing where the installation was told to run no scripts. */
if (!existsSync(new URL('../app/dist/waybill.cjs', import.meta.url))) {
  console.error('Waybill is not built yet. `npm ci` does it, unless scripts are switched off: then run `npm run build`.');
  process.exitCode = 1;
}
