import { type FileLicenses, leavesOf, parseExpression, printTerm } from '../../src/licenses/index.ts';
import { negativeTexts } from './negatives.ts';
import { expectedNotices } from './notices.ts';
import { alterations, perturbations } from './perturbations.ts';
import { classOf, classTexts, detector } from './spdx-texts.ts';

interface Tally {
  right: number;
  /** Nothing wrong is told, but not all. */
  silent: number;
  /** Silent, but the nearest relative is the right one. */
  related: number;
  wrong: number;
}

/** A text with the classes that it has. */
interface Sample {
  readonly text: string;
  readonly classes: readonly string[];
}

/**
 * Prints how often the detector is right, silent and wrong, by class of letter-identical texts.
 *
 * @param only    a part of the name of what is measured
 * @param verbose prints every sample that is not right, not the wrong ones alone
 */
export function benchLicenses(only = '', verbose = false): void {
  const texts = [...classTexts()];
  for (const [name, change] of Object.entries(perturbations)) {
    const samples = texts.map(([id, text], i) => ({ text: change(text, i + 1), classes: [id] }));
    if (name.includes(only)) measure(name, samples, verbose);
  }
  for (const [name, change] of Object.entries(alterations)) if (name.includes(only)) measureAltered(name, texts, change, verbose);
  const pairs = texts.map(([id, text], i) => {
    const [other, second] = texts[(i * 7 + 3) % texts.length]!;
    return { text: `${text}\n\n--------\n\n${second}`, classes: [...new Set([id, other])] };
  });
  if ('pairs'.includes(only)) measure('pairs', pairs, verbose);
  const notices = expectedNotices().map(({ text, expression }) => ({ text, classes: classesIn(expression) }));
  if ('short notices'.includes(only)) measure('short notices', notices, verbose);
  const negatives = negativeTexts(500).map((text) => ({ text, classes: [] }));
  if ('without a licence'.includes(only)) measure('without a licence', negatives, verbose);
}

function measure(name: string, samples: readonly Sample[], verbose: boolean): void {
  const tally: Tally = { right: 0, silent: 0, related: 0, wrong: 0 };
  for (const { text, classes } of samples) {
    const found = detector.detect(new TextEncoder().encode(text));
    const got = classesIn(found.expression);
    const wanted = classes.toSorted();
    const verdict = got.join() === wanted.join() ? 'right' : got.every((one) => wanted.includes(one)) ? 'silent' : 'wrong';
    tally[verdict]++;
    if (verdict === 'silent' && found.detections.some(({ similarTo }) => similarTo !== undefined && wanted.includes(classOf(similarTo))))
      tally.related++;
    if (verdict === 'wrong' || (verbose && verdict === 'silent'))
      print(`${verdict} (${name})`, found, wanted.join(' ') || text.slice(0, 80));
  }
  const percent = (count: number) => `${((100 * count) / Math.max(1, samples.length)).toFixed(1)} %`.padStart(7);
  const { right, silent, related, wrong } = tally;
  console.log(
    `${name.padEnd(24)} ${String(samples.length).padStart(4)}: right ${percent(right)}, silent ${percent(silent)} (related ${percent(related)}), wrong ${percent(wrong)}`,
  );
}

type Change = (text: string, seed: number) => string | undefined;

/** Of texts that are no longer the licence, how many are still told as the licence. */
function measureAltered(name: string, texts: readonly (readonly [string, string])[], change: Change, verbose: boolean): void {
  const told = { changed: 0, plain: 0, other: 0 };
  texts.forEach(([id, text], i) => {
    const altered = change(text, i + 1);
    if (altered === undefined) return;
    const found = detector.detect(new TextEncoder().encode(altered));
    const isPlain = found.detections.some(({ kind, expression }) => kind === 'text' && expression !== null && classOf(expression) === id);
    told[isPlain ? 'plain' : found.expression === null ? 'changed' : 'other']++;
    if (isPlain && verbose) print(`told as the licence (${name})`, found, id);
  });
  console.log(`${name.padEnd(24)} told as changed ${told.changed}, as the licence itself ${told.plain}, as another ${told.other}`);
}

function classesIn(expression: string | null): string[] {
  if (expression === null) return [];
  const parsed = parseExpression(expression);
  const terms = parsed.ok ? leavesOf(parsed.expression).map(printTerm) : [expression];
  return [...new Set(terms.map(classOf))].sort();
}

function print(what: string, found: FileLicenses, wanted: string): void {
  const told = found.detections
    .map((one) => `${one.kind}:${one.expression ?? `~${one.similarTo}`} ${one.score}/${one.coverage}`)
    .join(', ');
  console.log(`  ${what}: ${wanted}: got ${told || 'nothing'}`);
}

if (import.meta.main) {
  const [only] = process.argv.slice(2).filter((argument) => argument !== '-v');
  benchLicenses(only, process.argv.includes('-v'));
}
