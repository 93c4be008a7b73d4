import { formatPurl } from './format-purl.ts';
import { readPurl } from './parse-purl.ts';
import type { PurlRefusal } from './purl.ts';
import { knownTypes, ruleOf } from './type-rules.ts';

/** What is wrong with a package URL that can still be read. */
export type PurlProblem = 'not-canonical' | 'unknown-type' | 'namespace-missing' | 'namespace-unexpected';

export type PurlValidation =
  | { readonly ok: true; readonly canonical: string; readonly problems: readonly PurlProblem[] }
  | { readonly ok: false; readonly refusal: PurlRefusal };

/** Holds a package URL against the specification: its canonical form and what deviates from its type's definition, or why it is none. */
export function validatePurl(text: string): PurlValidation {
  const purl = readPurl(text, { anyKeyCase: true });
  if (typeof purl === 'string') return { ok: false, refusal: purl };
  const canonical = formatPurl(purl);
  const problems: PurlProblem[] = [];
  if (canonical !== text) problems.push('not-canonical');
  if (!knownTypes.includes(purl.type)) problems.push('unknown-type');
  const rule = ruleOf(purl.type);
  if (rule.namespace === 'expected' && purl.namespace === undefined) problems.push('namespace-missing');
  if (rule.namespace === 'unexpected' && purl.namespace !== undefined) problems.push('namespace-unexpected');
  return { ok: true, canonical, problems };
}
