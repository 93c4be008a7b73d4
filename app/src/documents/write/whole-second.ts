/** A moment without its fraction of a second, in milliseconds: SPDX 2 has no place for one. */
export function wholeSecond(moment: number): number {
  return Math.floor(moment / 1000) * 1000;
}
