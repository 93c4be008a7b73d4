import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { licenseListIndex } from '../../../tools/licenses/build-license-index.ts';
import { LicenseDetector, openIndex } from '../../src/licenses/index.ts';
import { tell } from '../measure.ts';
import { seeded } from '../random.ts';
import { classTexts } from './spdx-texts.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** `JSON.parse` is quick: one round of it would be lost in the noise. */
const parseTimes = 20;

/** The detector against `JSON.parse` of the same bytes as one string: both read every byte, on any machine. */
export function benchLicenseSpeed(): void {
  const index = openIndex(licenseListIndex());
  const packages = treeOfPackages(2000);
  const sources = sourcesWithNotices();
  for (const [name, files, limit] of [
    ['licence files of a tree of packages', packages, 160],
    ['sources with a notice each', sources, 160],
  ] as const) {
    const bytes = files.map((file) => new TextEncoder().encode(file));
    const strings = files.map((file) => JSON.stringify(file));
    const detector = new LicenseDetector(index);
    // A scan of any size spends most of its time in compiled code.
    for (const file of bytes.slice(0, 200)) detector.detect(file);
    const parse = cpuOf(() => strings.forEach((string) => void repeat(parseTimes, () => JSON.parse(string)))) / parseTimes;
    const detect = cpuOf(() => bytes.forEach((file) => void detector.detect(file)));
    const size = bytes.reduce((sum, { length }) => sum + length, 0) / 1e6;
    tell(name, detect / parse, limit, `${(size / detect).toFixed(1)} MB/s over ${size.toFixed(1)} MB, against JSON.parse`);
  }
}

/** The program's own sources, with the tag of a licence in each. */
export function sourcesWithNotices(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('licenses'))
    .map((path) => `// SPDX-License-Identifier: Apache-2.0\n${readFileSync(source + path, 'utf8')}`);
}

/** Licence files as a tree of packages has them: a few licences, many holders, here and there a rare text. */
export function treeOfPackages(count: number): string[] {
  const texts = [...classTexts()];
  const common = ['MIT', 'MIT', 'MIT', 'MIT', 'MIT', 'MIT', 'ISC', 'ISC', 'Apache-2.0', 'BSD-3-Clause', 'BSD-2-Clause'];
  const random = seeded(11);
  const byId = new Map(texts);
  return Array.from({ length: count }, () => {
    const text = random.below(25) === 0 ? random.pick(texts)[1] : byId.get(random.pick(common))!;
    return text.replace(/copyright[^\n]*/i, `Copyright (c) ${2005 + random.below(20)} ${random.hex(6)} ${random.hex(8)}`);
  });
}

function repeat(times: number, work: () => void): void {
  for (let i = 0; i < times; i++) work();
}

/** Seconds of CPU time of this process. */
function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

if (import.meta.main) benchLicenseSpeed();
