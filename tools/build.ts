import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildApp } from './build-app.ts';
import { buildLicenseIndex } from './licenses/build-license-index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

await buildApp();
await buildLicenseIndex();
if (existsSync(`${root}web/vite.config.ts`)) await build({ root: `${root}web`, logLevel: 'warn' });
for (const file of ['README.md', 'LICENSE']) if (existsSync(root + file)) await copyFile(root + file, `${root}app/${file}`);
