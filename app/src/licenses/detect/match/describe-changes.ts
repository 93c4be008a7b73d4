import type { LicenseChange } from '../detection.ts';
import { indexWords } from '../index/index-words.ts';
import type { LicenseIndex } from '../index/license-index.ts';
import type { LineCounter } from '../line-counter.ts';
import type { Tokens } from '../text/tokenize.ts';
import type { Reading } from './read-chain.ts';

/** Changes that are told of one text, and characters of each. */
const maxChanges = 50;
const maxText = 600;
const decoder = new TextDecoder();

/** The differences of a reading in words, for people to judge. */
export function describeChanges(
  reading: Reading,
  tokens: Tokens,
  bytes: Uint8Array,
  index: LicenseIndex,
  lines: LineCounter,
): LicenseChange[] {
  return reading.edits.slice(0, maxChanges).map(({ from, to, textFrom, textTo }) => {
    const start = from < to ? tokens.starts[from]! : (tokens.ends[from - 1] ?? 0);
    const text =
      from < to ? decoder.decode(bytes.subarray(start, Math.min(tokens.ends[to - 1]!, start + maxText))).replaceAll(/\s+/g, ' ') : '';
    const license = indexWords(index, textFrom, Math.min(textTo, textFrom + 120)).slice(0, maxText);
    return { kind: text === '' ? 'removed' : license === '' ? 'added' : 'replaced', at: lines.placeOf(start), text, license };
  });
}
