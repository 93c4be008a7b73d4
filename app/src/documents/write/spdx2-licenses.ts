import { createHash } from 'node:crypto';
import { parseExpression } from '../../licenses/index.ts';
import { isExpression } from './cyclonedx-licenses.ts';
import { compareTexts } from './named-components.ts';

/** A licence that is on no list, under the name that the document gives it. */
interface OwnLicense {
  readonly licenseId: string;
  readonly name: string;
  readonly extractedText: string;
}

/** Tells licences as SPDX 2 does, and gathers those that the document must define because no list has them. */
export class SpdxLicenses {
  readonly #own = new Map<string, OwnLicense>();

  /** All licences of a component as one expression: where several are declared and nothing says how they go together, all of them hold. */
  declare(licenses: readonly string[]): string {
    const told = [...new Set(licenses)].filter((text) => text !== 'NONE' && text !== 'NOASSERTION').map((text) => this.#termOf(text));
    if (told.length === 0) return licenses.includes('NONE') ? 'NONE' : 'NOASSERTION';
    if (told.length === 1) return told[0]!;
    return told.map((term) => (/\s/.test(term) ? `(${term})` : term)).join(' AND ');
  }

  /** What is to stand in `hasExtractedLicensingInfos`. */
  defined(): readonly OwnLicense[] {
    return [...this.#own.values()].sort((a, b) => compareTexts(a.licenseId, b.licenseId));
  }

  #termOf(text: string): string {
    const usable = isExpression(text) && !/\bDocumentRef-|\bNONE\b|\bNOASSERTION\b|AdditionRef-/i.test(text);
    if (!usable || !parseExpression(text).ok) return this.#define(`LicenseRef-${digestOf(text)}`, text);
    for (const [ref] of text.matchAll(/LicenseRef-[A-Za-z0-9.-]+/g)) this.#define(ref, ref);
    return text.trim();
  }

  #define(licenseId: string, name: string): string {
    if (!this.#own.has(licenseId)) this.#own.set(licenseId, { licenseId, name, extractedText: `Declared as: ${name}` });
    return licenseId;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
