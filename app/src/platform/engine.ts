let isLong = false;

/**
 * Sets the engine up for a long run. May be called often.
 *
 * What is read of one input is dead when the next one comes: the space for what is young grows no further, and the heap follows what is alive, so
 * that memory does not grow with the number of inputs. The slower of the two optimising compilers takes longer than what it makes saves. Loading
 * what sets all this takes a short run longer than it is worth.
 */
export function expectLongRun(): void {
  if (isLong) return;
  isLong = true;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of ['--max-opt=2', '--semi-space-growth-factor=1', '--heap-growing-percent=100']) setFlagsFromString(flag);
}
