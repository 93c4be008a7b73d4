import { createRequire } from 'node:module';
import { licenseListIndex } from '../../../tools/licenses/build-license-index.ts';
import { LicenseDetector, openIndex } from '../../src/licenses/index.ts';

const list = createRequire(import.meta.url)('spdx-license-list/full') as Readonly<Record<string, { readonly licenseText: string }>>;
const index = openIndex(licenseListIndex());

/** One detector for all measurements, as a scan has it. */
export const detector = new LicenseDetector(index);

const classes = new Map<string, string>();
for (const { id, alternatives } of index.texts)
  for (const one of [id, ...alternatives]) if (!classes.has(one)) classes.set(one, classes.get(id) ?? id);

/** The class of letter-identical texts that an id belongs to: the id that stands for it. */
export function classOf(id: string): string {
  return classes.get(id) ?? id;
}

/** A text of each class. */
export function classTexts(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [id, { licenseText }] of Object.entries(list)) {
    // Deprecated ids are no longer in the index: the class is that of the text.
    const own = classes.get(id) ?? classOf(detector.detect(new TextEncoder().encode(licenseText)).expression ?? id);
    if (!texts.has(own)) texts.set(own, licenseText);
  }
  return texts;
}
