/** Numbers that look random and are the same in every run, so that fixed inputs need not be kept. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  pick<T>(of: readonly T[]): T;
  /** `length` hexadecimal digits. */
  hex(length: number): string;
}

/** @see xorshift32: George Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003 */
export function seeded(seed: number): Random {
  let state = seed | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (of) => of[below(of.length)]!,
    hex: (length) => {
      let digits = '';
      while (digits.length < length) digits += below(0x10000).toString(16).padStart(4, '0');
      return digits.slice(0, length);
    },
  };
}
