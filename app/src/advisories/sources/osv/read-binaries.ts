import type { AdvisoryRange, AffectedBinaries } from '../../../domain/advisory.ts';
import { namesSources, purlTypeOfEcosystem } from '../../../domain/purl/index.ts';
import { type Fields, looseObjectAt, looseObjectsAt } from '../../fields.ts';

/**
 * What is built of a source package, as SUSE's records name it in `ecosystem_specific.binaries`: tables of names with the version of each that has
 * the fix. Nothing where the entry has more than one fix, for then it is not told which of them is meant.
 */
export function readBinaries(
  entry: Fields,
  ecosystem: string,
  source: string,
  ranges: readonly AdvisoryRange[],
): readonly AffectedBinaries[] {
  if (purlTypeOfEcosystem(ecosystem) !== 'rpm' || !namesSources(ecosystem)) return [];
  if (ranges.length !== 1 || ranges[0]!.events.filter(({ fixed }) => fixed !== undefined).length !== 1) return [];
  const specific = looseObjectAt(entry, 'ecosystem_specific');
  const byVersion = new Map<string, Set<string>>();
  for (const { value } of specific ? looseObjectsAt(specific, 'binaries') : []) {
    for (const [name, fixed] of Object.entries(value)) {
      if (name === source || typeof fixed !== 'string' || fixed === '') continue;
      byVersion.set(fixed, (byVersion.get(fixed) ?? new Set()).add(name));
    }
  }
  return [...byVersion].map(([fixed, names]) => ({ fixed, names: [...names] }));
}
