import { findLicenseId, parseExpression } from '../../licenses/index.ts';

/**
 * Licences as declared: an id of the SPDX list, an expression where one stands alone, or a name. CycloneDX 1.6 takes one expression or a list
 * of single licences, never both: beside others an expression is told as a name.
 */
export function cycloneDxLicenses(licenses: readonly string[]): readonly object[] {
  const [only, ...others] = licenses;
  const isAlone = only !== undefined && others.length === 0;
  if (isAlone && findLicenseId(only) !== only && isExpression(only)) return [{ expression: only }];
  return licenses.map((text) => ({ license: findLicenseId(text) === text ? { id: text } : { name: text } }));
}

/** Whether a text can be read as an expression of licences that are known, or that it says to be its own (LicenseRef). */
export function isExpression(text: string): boolean {
  const parsed = parseExpression(text);
  return parsed.ok && !parsed.notes.some(({ kind }) => kind === 'unknown-id' || kind === 'unknown-exception');
}
