/** What was set, by its name. */
const changed = new Set<string>();

/**
 * Sets the engine up for documents that are read one after the other. A command that reads some hundred lives for seconds: the slower of V8's two
 * optimising compilers takes a tenth of that, and what it makes runs no faster on work like this, however long it goes on.
 */
export function expectManyDocuments(): void {
  setFlags('--no-turbofan');
}

/**
 * Sets the engine up for documents of which much is remembered. May be called often.
 *
 * What is read of one document is dead when the next one comes: the space for what is young grows no further, and the heap follows what is alive, so
 * that memory does not grow with their number. Loading what sets all this takes a short run longer than it is worth.
 */
export function expectLongRun(): void {
  if (!changed.has('--no-turbofan')) setFlags('--no-turbofan', '--semi-space-growth-factor=1', '--heap-growing-percent=100');
}

/** Sets the engine up for documents that go into a ledger. However many there are, only one of them and a batch's components are alive: the heap follows that. */
export function expectDocuments(): void {
  setFlags('--no-turbofan', '--heap-growing-percent=50');
}

/** Sets the engine up for one search that runs over many files: what it consists of is worth to be made fast as soon as V8 would of itself. */
export function expectSearch(): void {
  setFlags('--invocation-count-for-maglev=400');
}

/** What V8 has, where nobody says otherwise, of what is set here. */
const defaults: Readonly<Record<string, string>> = {
  '--no-turbofan': '--turbofan',
  '--semi-space-growth-factor': '--semi-space-growth-factor=2',
  '--heap-growing-percent': '--heap-growing-percent=0',
  '--invocation-count-for-maglev': '--invocation-count-for-maglev=400',
};

/** Only flags that V8 still heeds when it runs: `--max-opt`, for one, it reads at its start alone. */
function setFlags(...flags: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of flags) {
    setFlagsFromString(flag);
    changed.add(nameOf(flag));
  }
}

/** Sets the engine up as it was started: the code that it has made is of use only to one that starts likewise (`kept-code.ts`). */
export function resetEngine(): void {
  for (const name of changed) {
    process.getBuiltinModule('node:v8').setFlagsFromString(process.execArgv.find((flag) => nameOf(flag) === name) ?? defaults[name]!);
  }
  changed.clear();
}

function nameOf(flag: string): string {
  return flag.split('=', 1)[0]!;
}
