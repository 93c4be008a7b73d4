import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the web application into app/dist/web, from where the server hands it out. */
export async function buildWeb(): Promise<void> {
  await build({
    root: fileURLToPath(new URL('../web', import.meta.url)),
    logLevel: 'warn',
    build: { license: { fileName: 'third-party-licenses.md' } },
  });
}
