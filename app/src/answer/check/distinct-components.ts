import type { CollectedComponent } from '../../domain/collected.ts';
import { type ReadableInput, spell } from './checked-input.ts';

/**
 * What a source tells twice in the same words is one component. A purl without a version says less than the component does, and two files of one
 * name may have different content.
 */
export function distinctComponents(components: readonly CollectedComponent[], one: ReadableInput): readonly CollectedComponent[] {
  const seen = new Set<string>();
  const distinct = components.filter((told) => {
    if (told.purl === undefined) return true;
    const key = keyOf(told, one);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return distinct.length === components.length ? components : distinct;
}

function keyOf(told: CollectedComponent, one: ReadableInput): string {
  const { version, hashes, cpes, publisher, supplier, signer } = told;
  // A lockfile's packages are spelled by their names, which two groups may share.
  const spelled = one.spellsPurls ? spell(told, one) : `${spell(told, one)}\n${told.purl}`;
  if (!(hashes || cpes || publisher || supplier || signer)) return version === undefined ? spelled : `${spelled}\n${version}`;
  return JSON.stringify([spelled, version, hashes, cpes, publisher, supplier, signer]);
}
