import type { CollectedComponent } from '../../domain/collected.ts';
import { type ReadableInput, spell } from './checked-input.ts';

/** What a source tells twice in the same words is one component. */
export function distinctComponents(one: ReadableInput): readonly CollectedComponent[] {
  const { components } = one.collected;
  const seen = new Set<string>();
  const distinct = components.filter((told) => {
    if (told.purl === undefined) return true;
    const spelled = spell(told, one);
    if (seen.has(spelled)) return false;
    seen.add(spelled);
    return true;
  });
  return distinct.length === components.length ? components : distinct;
}
