import { successors } from '../../list/deprecated-ids.ts';
import { familiesWithOrLater } from '../../list/license-family.ts';
import type { IndexedText } from './license-index.ts';

/**
 * Which of several ids of one text stands for it: a current one, the narrowest, the shortest. The texts of the GNU licences do not say whether
 * later versions may be chosen, whatever id they are listed under.
 */
export function nameText(ids: readonly string[]): IndexedText {
  const pool = [...new Set(ids.flatMap(currentIds))];
  const rank = (id: string) => (id.endsWith('-only') ? 0 : id.endsWith('-or-later') ? 2 : 1);
  pool.sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1));
  return { id: pool[0]!, alternatives: pool.slice(1) };
}

function currentIds(id: string): string[] {
  const current = successors.get(id);
  if (current?.exception !== undefined) return [`${current.license} WITH ${current.exception}`];
  const license = current?.license ?? id;
  const base = license.replace(/-(only|or-later)$/, '');
  return familiesWithOrLater.has(base) && base !== license ? [`${base}-only`, `${base}-or-later`] : [license];
}
