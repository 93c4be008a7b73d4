import { compareParsed, compareVersions, type ParsedVersion, parseVersion } from '../src/versions/index.ts';
import { tellLeast } from './measure.ts';
import { type Random, seeded } from './random.ts';

/** How versions of an ecosystem look, and how many pairs a second are aimed at: 5 million, or what osv-scalibr compares where that is known. */
interface Subject {
  readonly scheme: string;
  readonly least: number;
  make(random: Random): string;
}

const million = 1e6;
const pairs = 200_000;
const rounds = 5;

const numbers = (random: Random, parts: number) => Array.from({ length: parts }, () => random.below(24)).join('.');
const sometimes = (random: Random, share: number, text: () => string) => (random.next() < share ? text() : '');

const subjects: readonly Subject[] = [
  {
    scheme: 'rpm',
    least: 5 * million,
    make: (r) => `${sometimes(r, 0.2, () => `${r.below(3)}:`)}${numbers(r, 3)}-${r.below(99)}.el9_${r.below(9)}`,
  },
  {
    scheme: 'deb',
    least: 5 * million,
    make: (r) =>
      `${sometimes(r, 0.2, () => `${r.below(3)}:`)}${numbers(r, 3)}${sometimes(r, 0.3, () => '+dfsg')}-${r.below(9)}${sometimes(r, 0.5, () => `+deb12u${r.below(9)}`)}`,
  },
  { scheme: 'apk', least: 0.225 * million, make: (r) => `${numbers(r, 3)}${sometimes(r, 0.2, () => `_rc${r.below(4)}`)}-r${r.below(12)}` },
  { scheme: 'npm', least: 0.225 * million, make: (r) => `${numbers(r, 3)}${sometimes(r, 0.15, () => `-beta.${r.below(9)}`)}` },
  {
    scheme: 'pypi',
    least: 0.225 * million,
    make: (r) => `${numbers(r, 3)}${sometimes(r, 0.15, () => `rc${r.below(4)}`)}${sometimes(r, 0.05, () => `.post${r.below(3)}`)}`,
  },
  {
    scheme: 'golang',
    least: 0.225 * million,
    make: (r) => `v${numbers(r, 3)}${sometimes(r, 0.2, () => `-0.2023${r.below(9)}101120000-abcdef012345`)}`,
  },
  { scheme: 'cargo', least: 0.225 * million, make: (r) => `${numbers(r, 3)}${sometimes(r, 0.1, () => `-alpha.${r.below(9)}`)}` },
  { scheme: 'gem', least: 0.225 * million, make: (r) => `${numbers(r, 3)}${sometimes(r, 0.1, () => `.rc${r.below(4)}`)}` },
  {
    scheme: 'composer',
    least: 0.225 * million,
    make: (r) => `${sometimes(r, 0.5, () => 'v')}${numbers(r, 3)}${sometimes(r, 0.1, () => `-RC${r.below(4)}`)}`,
  },
  { scheme: 'nuget', least: 0.225 * million, make: (r) => `${numbers(r, 3)}${sometimes(r, 0.1, () => `-preview.${r.below(9)}`)}` },
  {
    scheme: 'maven',
    least: 0.225 * million,
    make: (r) => `${numbers(r, 3)}${r.pick(['', '', '.Final', '-SNAPSHOT', '.RELEASE', '-jre', '-M2'])}`,
  },
  { scheme: 'hex', least: 0.225 * million, make: (r) => `${numbers(r, 3)}${sometimes(r, 0.1, () => `-rc.${r.below(9)}`)}` },
  { scheme: 'pub', least: 0.225 * million, make: (r) => `${numbers(r, 3)}${sometimes(r, 0.2, () => `+${r.below(9)}`)}` },
  { scheme: 'cran', least: 0.225 * million, make: (r) => `${numbers(r, 2)}-${r.below(20)}` },
  { scheme: 'hackage', least: 0.225 * million, make: (r) => numbers(r, 4) },
];

/** Pairs of versions read and compared in a second, and compared only: the best of a few rounds, after all schemes have run, so that none has the engine to itself. */
export function benchVersions(): void {
  const made = subjects.map((subject) => ({ ...subject, texts: makeTexts(subject) }));
  for (const { scheme, texts } of made) measure(scheme, texts);
  for (const { scheme, least, texts } of made) {
    const [read, compared] = measure(scheme, texts);
    tellLeast(`${scheme}, read and compared`, read / million, least / million, 'million pairs a second');
    tellLeast(`${scheme}, compared`, compared / million, 20, 'million pairs a second');
  }
}

function measure(scheme: string, texts: readonly string[]): readonly [read: number, compared: number] {
  const read = bestOf(() => comparePairs(scheme, texts));
  const versions = texts.map((text) => parseVersion(scheme, text)!);
  return [read, bestOf(() => compareVersionsRead(scheme, versions))];
}

function bestOf(work: () => number): number {
  return Math.max(...Array.from({ length: rounds }, () => perSecond(work)));
}

function makeTexts({ scheme, make }: Subject): readonly string[] {
  const random = seeded(17);
  // As they come out of a document: each in one piece.
  const texts = JSON.parse(JSON.stringify(Array.from({ length: pairs + 1 }, () => make(random)))) as readonly string[];
  const refused = texts.find((text) => parseVersion(scheme, text) === undefined);
  if (refused !== undefined) throw new Error(`${scheme} refuses ${refused}`);
  return texts;
}

function comparePairs(scheme: string, texts: readonly string[]): number {
  let less = 0;
  for (let at = 0; at < pairs; at++) if (compareVersions(scheme, texts[at]!, texts[at + 1]!) === -1) less++;
  return less;
}

function compareVersionsRead(scheme: string, versions: readonly ParsedVersion[]): number {
  let less = 0;
  for (let at = 0; at < pairs; at++) if (compareParsed(scheme, versions[at]!, versions[at + 1]!) === -1) less++;
  return less;
}

function perSecond(work: () => number): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return pairs / ((user + system) / million);
}
