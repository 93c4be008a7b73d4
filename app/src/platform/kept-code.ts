import type { Script } from 'node:vm';

/** Kept code that lacks functions is noticed by one run in so many, by the number of its process: to look costs some milliseconds. */
const runsPerLook = 8;

/** Set to `1`, it makes a run look. */
const lookVariable = 'WAYBILL_KEEP_CODE';

/** How much larger the code must have become to be kept anew. */
const worthKeeping = 1.05;

type Load = (module: NodeJS.Module, filename: string) => void;

interface Loaded {
  readonly script: Script;
  readonly keptAs: string;
  /** Bytes of what was kept, 0 of what the engine does not take; undefined where there was nothing. */
  readonly kept: number | undefined;
}

/**
 * From now on CommonJS files (`.cjs`) are compiled with what V8 made of them in an earlier run. Node's own compile cache keeps files as they are right after
 * loading, without the functions that were compiled when they were called, which are nearly all. Here the code is kept when a run has answered.
 *
 * @param folder where it is kept; trusted as the program itself. Where it cannot be written, nothing is kept.
 * @returns to be called when the run has answered
 * @see https://v8.dev/blog/code-caching-for-devs
 */
export function useKeptCode(folder: string): () => void {
  const { readFileSync, statSync } = process.getBuiltinModule('node:fs');
  const { dirname, basename, join } = process.getBuiltinModule('node:path');
  const { Script, constants } = process.getBuiltinModule('node:vm');
  const { createRequire } = process.getBuiltinModule('node:module');
  const here = join(folder, engineName());
  const loaded: Loaded[] = [];

  const load: Load = (module, filename) => {
    const { size, mtimeMs } = statSync(filename);
    // V8 tells two versions of a file apart by nothing but their length.
    const keptAs = join(here, `${basename(filename)}-${size}-${Math.floor(mtimeMs)}`);
    const cachedData = readIfThere(keptAs);
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`, {
      filename,
      ...(cachedData ? { cachedData } : {}),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    loaded.push({ script, keptAs, kept: script.cachedDataRejected ? 0 : cachedData?.length });
    const run = script.runInThisContext() as (...given: unknown[]) => void;
    run.call(module.exports, module.exports, createRequire(filename), module, filename, dirname(filename));
  };

  function readIfThere(path: string): Buffer | undefined {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  }

  function keep(): void {
    const looks = process.pid % runsPerLook === 0 || process.env[lookVariable] === '1';
    const fresh = loaded.flatMap(({ script, keptAs, kept }) => {
      // What is not taken was made with other flags, or loaded after they were set: it would not be taken the next time either.
      if (kept !== undefined && !looks) return [];
      const code = script.createCachedData();
      return code.length > (kept ?? 0) * worthKeeping ? [{ keptAs, code }] : [];
    });
    if (fresh.length === 0) return;
    const { mkdirSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs');
    try {
      mkdirSync(here, { recursive: true });
      for (const { keptAs, code } of fresh) {
        writeFileSync(`${keptAs}.${process.pid}`, code);
        renameSync(`${keptAs}.${process.pid}`, keptAs);
      }
    } catch {
      // Nobody asked for it: a folder that cannot be written, or a full disk, leaves things as they are.
    }
  }

  createRequire(`${folder}/`).extensions['.cjs'] = load;
  return keep;
}

/** Code is for one engine with one set of flags. */
function engineName(): string {
  return [process.version, process.arch, ...process.execArgv, process.env.NODE_OPTIONS ?? '']
    .join('_')
    .replaceAll(/[^\w.=-]/g, '_')
    .slice(0, 200);
}
