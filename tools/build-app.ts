import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { buildSchemas } from './build-schemas.ts';

const app = fileURLToPath(new URL('../app/', import.meta.url));

/** Bundles the program and the subpath exports into app/dist. */
export async function buildApp(): Promise<void> {
  await buildSchemas();
  for (const made of ['chunks', 'code']) await rm(`${app}dist/${made}`, { recursive: true, force: true });
  await build(bundle('esm', { versions: 'versions/index.ts', licenses: 'licenses/index.ts' }));
  // CommonJS, for the sake of a cold start: an ES module that imports a module of Node's loads all that its properties lead to, and
  // `node:fs` alone leads to streams and sockets. It saves a sixth of `waybill where`.
  await build(bundle('cjs', { waybill: 'waybill.ts' }));
  const program = bundle('cjs', {
    main: 'main.ts',
    'scan-worker': 'answer/licenses/scan-worker.ts',
    'expression-worker': 'answer/workbench/expression-worker.ts',
  });
  await build({
    ...program,
    plugins: [builtinsOfCommander(), asciiOnly],
    build: { ...program.build, license: { fileName: 'third-party-licenses.md' } },
  });
}

/** One entry for each file, shared chunks between them. @param input names of entries, with their files below app/src */
function bundle(format: 'esm' | 'cjs', input: Readonly<Record<string, string>>): InlineConfig {
  const ending = format === 'cjs' ? 'cjs' : 'js';
  return {
    root: app,
    configFile: false,
    logLevel: 'warn',
    // Under the LGPL: it stands beside the program, where it can be exchanged.
    ssr: { noExternal: true, external: ['openpgp'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'dist',
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        // Our own modules do nothing but define: what is only re-exported by an `index.ts` on the way is left out, and loaded when used.
        treeshake: { moduleSideEffects: [{ test: /\/app\/src\//, sideEffects: false }] },
        // A module may be loaded late by one command and at once by another, which is itself loaded late.
        checks: { ineffectiveDynamicImport: false },
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, `${app}src/${file}`])),
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          chunkFileNames: `chunks/[name]-[hash].${ending}`,
          // What `waybill where` and `waybill check` need comes in a piece each: thirty small files take longer to find than one of their size to read.
          codeSplitting: {
            groups: [
              // What every command needs, and what reads and validates a document: whoever does that loads nothing of the ledger.
              { name: 'core', test: /\/src\/(?:show\/cli\/(?:run|output)|platform\/(?:engine|clock\/clock))\.ts$/, priority: 5 },
              {
                name: 'document',
                test: /\/src\/(?:documents\/(?:open-json|registry)|domain\/purl\/parse-purl|show\/cli\/standard-input|platform\/engine)\.ts$/,
                priority: 4,
              },
              {
                name: 'validate',
                test: /\/src\/(?:show\/cli\/commands\/validate|answer\/validate\/validate|platform\/files\/inputs)\.ts$/,
                priority: 0,
              },
              // What judges by advisories: `check` loads nothing of the ledger.
              {
                name: 'judge',
                test: /\/src\/(?:match\/judge|advisories\/index\/advisories|domain\/(?:owning-package|purl\/(?:format-purl|with-source)))\.ts$/,
                priority: 3,
              },
              { name: 'where', test: /\/src\/(?:show\/cli\/commands\/where|answer\/open-data)\.ts$/, priority: 2 },
              {
                name: 'check',
                test: /\/src\/(?:show\/cli\/commands\/check|answer\/check\/(?:check|check-index|read-inputs))\.ts$/,
                priority: 1,
              },
            ],
          },
        },
      },
    },
  };
}

/** Escapes what is not ASCII: with one quotation mark beyond it, V8 keeps all of a file's text at twice the size, and a cold `check` takes a twentieth longer. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_, made) {
    for (const one of Object.values(made)) if (one.type === 'chunk') one.code = inAscii(one.code);
  },
};

function inAscii(code: string): string {
  return code.replaceAll(/\\[\0-\x7f]|\\?([^\0-\x7f])/g, (text, unit?: string) =>
    unit === undefined ? text : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * What Commander imports of Node's. It can run commands that are programs of their own; ours are not, and loading what could costs a tenth of a cold
 * start. The rest it imports whole, of which a bundle would make copies, property by property.
 */
function builtinsOfCommander(): Plugin {
  const mark = '\0builtin:';
  return {
    name: 'builtins-of-commander',
    enforce: 'pre',
    resolveId: (source, importer) =>
      /^node:(?:child_process|fs|path|process)$/.test(source) && importer?.includes('/commander/') ? mark + source : undefined,
    load: (id) => {
      if (!id.startsWith(mark)) return undefined;
      const builtin = `process.getBuiltinModule('${id.slice(mark.length)}')`;
      return id.endsWith('child_process')
        ? `export default { spawn: (...args) => ${builtin}.spawn(...args) };`
        : `export default ${builtin};`;
    },
  };
}
