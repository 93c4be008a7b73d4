import { setFlagsFromString } from 'node:v8';

/**
 * Sets the engine up for a short run, until the function that comes back is called, which sets it up for a long one. May be called often.
 *
 * A short run has no use for code that is made faster in the background, by two further threads, for a third of the whole time. In a long one
 * what is read of one input is dead when the next one comes: the space for what is young grows no further, and the heap follows what is alive,
 * so that memory does not grow with the number of inputs.
 */
export function expectShortRun(): () => void {
  setFlagsFromString('--no-opt');
  setFlagsFromString('--no-maglev');
  let isShort = true;
  return () => {
    if (!isShort) return;
    isShort = false;
    for (const flag of ['--opt', '--maglev', '--semi-space-growth-factor=1', '--heap-growing-percent=20']) setFlagsFromString(flag);
  };
}
