import type { Inventory } from '../inventory.ts';
import { parseQuery } from './parse-query.ts';
import type { Query } from './query.ts';

/**
 * What was asked for, by what is known: a single word that a feed has as the id or alias of an advisory is that advisory. Vendors call theirs
 * as they like, and a name that nothing has would be answered with "no".
 *
 * @throws bad-query
 */
export function understandQuery({ advisories }: Inventory, text: string): Query {
  const query = parseQuery(text);
  if (query.kind !== 'name' || query.alternatives.length > 1) return query;
  const { pattern, version } = query.alternatives[0]!;
  const mayBeId = version.kind === 'any' && /^\w[\w.:-]*\d[\w.:-]*$/.test(pattern);
  return mayBeId && advisories.show(pattern).length > 0 ? { kind: 'advisory', id: pattern } : query;
}
