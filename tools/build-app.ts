import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { buildSchemas } from './build-schemas.ts';

const app = fileURLToPath(new URL('../app/', import.meta.url));

/** Bundles the program into app/dist: one entry for the command line, one for each subpath export, one for each
 * kind of thread, shared chunks between them. */
export async function buildApp(): Promise<void> {
  await buildSchemas();
  await rm(`${app}dist/chunks`, { recursive: true, force: true });
  await build({
    root: app,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'dist',
      emptyOutDir: false,
      minify: false,
      license: { fileName: 'third-party-licenses.md' },
      rolldownOptions: {
        input: {
          waybill: `${app}src/waybill.ts`,
          main: `${app}src/main.ts`,
          versions: `${app}src/versions/index.ts`,
          licenses: `${app}src/licenses/index.ts`,
          'scan-worker': `${app}src/answer/licenses/scan-worker.ts`,
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}
