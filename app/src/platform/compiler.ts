import { setFlagsFromString } from 'node:v8';

/**
 * Leaves code as it is first compiled until the function that comes back is called. What ends soon has no use for code that is made faster in the
 * background, by two further threads, for a third of the whole time.
 */
export function holdOptimizing(): () => void {
  setFlagsFromString('--no-opt');
  setFlagsFromString('--no-maglev');
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    setFlagsFromString('--opt');
    setFlagsFromString('--maglev');
  };
}
