import { createRequire } from 'node:module';
import { licenseListIndex } from '../../../tools/licenses/build-license-index.ts';
import { type FileLicenses, LicenseDetector, leavesOf, openIndex, parseExpression, printTerm } from '../../src/licenses/index.ts';
import { negativeTexts } from './negatives.ts';
import { expectedNotices } from './notices.ts';
import { alterations, perturbations } from './perturbations.ts';

/** Prints how often the detector is right, silent and wrong, by class of letter-identical texts. Run: node app/bench/licenses/accuracy.ts [-v] */
const verbose = process.argv.includes('-v');
const only = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
const list = createRequire(import.meta.url)('spdx-license-list/full') as Readonly<Record<string, { readonly licenseText: string }>>;
const index = openIndex(licenseListIndex());
const detector = new LicenseDetector(index);

const classOf = new Map<string, string>();
for (const { id, alternatives } of index.texts)
  for (const one of [id, ...alternatives]) if (!classOf.has(one)) classOf.set(one, classOf.get(id) ?? id);

/** One id of each class, with its text. */
const texts = new Map<string, string>();
for (const [id, { licenseText }] of Object.entries(list)) {
  const found = detector.detect(new TextEncoder().encode(licenseText));
  const own = classOf.get(id) ?? classOf.get(found.expression ?? '') ?? id;
  if (!texts.has(own)) texts.set(own, licenseText);
}

interface Tally {
  right: number;
  silent: number;
  /** Silent, but the nearest relative is the right one. */
  related: number;
  wrong: number;
}

function classesIn(expression: string | null): string[] {
  if (expression === null) return [];
  const parsed = parseExpression(expression);
  const terms = parsed.ok ? leavesOf(parsed.expression).map(printTerm) : [expression];
  return [...new Set(terms.map((term) => classOf.get(term) ?? term))].sort();
}

function score(tally: Tally, name: string, text: string, expected: readonly string[]): void {
  const found: FileLicenses = detector.detect(new TextEncoder().encode(text));
  const got = classesIn(found.expression);
  const wanted = [...expected].sort();
  if (got.join() === wanted.join()) tally.right++;
  else if (got.every((one) => wanted.includes(one))) {
    tally.silent++;
    if (found.detections.some(({ similarTo }) => similarTo !== undefined && wanted.includes(classOf.get(similarTo) ?? similarTo)))
      tally.related++;
    if (verbose) print('silent', name, found, wanted);
  } else {
    tally.wrong++;
    print('wrong', name, found, wanted);
  }
}

function print(what: string, name: string, found: FileLicenses, wanted: readonly string[]): void {
  const told = found.detections
    .map((one) => `${one.kind}:${one.expression ?? `~${one.similarTo}`} ${one.score}/${one.coverage}`)
    .join(', ');
  console.log(`  ${what} (${name}): wanted ${wanted.join(' ') || 'nothing'}, got ${told || 'nothing'}`);
}

function report(name: string, tally: Tally): void {
  const total = tally.right + tally.silent + tally.wrong;
  const percent = (count: number) => `${((100 * count) / Math.max(1, total)).toFixed(1)} %`;
  console.log(
    `${name.padEnd(26)} ${String(total).padStart(5)}  right ${percent(tally.right).padStart(7)}  silent ${percent(tally.silent).padStart(7)} (related ${percent(tally.related)})  wrong ${percent(tally.wrong)}`,
  );
}

const nothing = (): Tally => ({ right: 0, silent: 0, related: 0, wrong: 0 });

for (const [name, change] of Object.entries(perturbations)) {
  if (only !== undefined && !name.includes(only)) continue;
  const tally = nothing();
  let seed = 1;
  for (const [id, text] of texts) score(tally, name, change(text, seed++), [id]);
  report(name, tally);
}

for (const [name, change] of Object.entries(alterations)) {
  if (only !== undefined && !name.includes(only)) continue;
  const told = { changed: 0, plain: 0, other: 0 };
  let seed = 1;
  for (const [id, text] of texts) {
    const altered = change(text, seed++);
    if (altered === undefined) continue;
    const found = detector.detect(new TextEncoder().encode(altered));
    const got = classesIn(found.expression);
    const isPlain = found.detections.some(
      ({ kind, expression }) => kind === 'text' && expression !== null && (classOf.get(expression) ?? expression) === id,
    );
    told[isPlain ? 'plain' : got.length === 0 ? 'changed' : 'other']++;
    if (isPlain && verbose) print('told as the licence', name, found, [id]);
  }
  console.log(`${name.padEnd(26)} changed ${told.changed}, told as the licence itself ${told.plain}, as another ${told.other}`);
}

if (only === undefined || only === 'pairs') {
  const tally = nothing();
  const all = [...texts];
  all.forEach(([id, text], i) => {
    const [other, second] = all[(i * 7 + 3) % all.length]!;
    score(tally, 'pairs', `${text}\n\n--------\n\n${second}`, [...new Set([id, other])]);
  });
  report('pairs', tally);
}

if (only === undefined || only === 'notices') {
  const tally = nothing();
  for (const { text, expression } of expectedNotices())
    score(tally, `notice ${JSON.stringify(text.slice(0, 90))}`, text, classesIn(expression));
  report('short notices', tally);
}

if (only === undefined || only === 'negatives') {
  const tally = nothing();
  for (const text of negativeTexts(500)) score(tally, `negative ${JSON.stringify(text.slice(0, 60))}`, text, []);
  report('texts without a licence', tally);
}
