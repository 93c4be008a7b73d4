import { parseExpression } from '../../licenses/index.ts';

/**
 * Licences as declared: one that can be read is an expression, all others are names. CycloneDX 1.6 takes one expression or a list of single
 * licences, never both; an id would have to be on the list as it was when that version was published.
 */
export function cycloneDxLicenses(licenses: readonly string[]): readonly object[] {
  const [only, ...others] = licenses;
  if (only !== undefined && others.length === 0 && isExpression(only)) return [{ expression: only }];
  return licenses.map((name) => ({ license: { name } }));
}

/** Whether a text can be read as an expression of licences that are known, or that it says to be its own (LicenseRef). */
export function isExpression(text: string): boolean {
  const parsed = parseExpression(text);
  return parsed.ok && !parsed.notes.some(({ kind }) => kind === 'unknown-id' || kind === 'unknown-exception');
}
