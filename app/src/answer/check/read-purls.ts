import type { CollectedComponent } from '../../domain/collected.ts';
import type { Gap } from '../../domain/gap.ts';
import { parsePurl } from '../../domain/purl/index.ts';
import { limits } from '../../platform/limits.ts';
import type { CheckedInput } from './checked-input.ts';

/** A list of purls, one a line; empty lines and those that begin with `#` say nothing. A line that is no purl is a gap that may hide a component. */
export function purlsOf(input: string, text: string): CheckedInput {
  const components: CollectedComponent[] = [];
  const gaps: Gap[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const place = { path: input, line: index + 1 };
    const purl = components.length < limits.documentComponents ? parsePurl(line) : undefined;
    if (purl) {
      const { name, version } = purl;
      components.push({
        ref: `line ${index + 1}`,
        kind: 'library',
        name,
        ...(version === undefined ? {} : { version }),
        purl: line,
        place,
      });
    } else if (gaps.length < limits.documentGaps) {
      gaps.push({ kind: 'invalid-purl', message: `“${line.slice(0, 200)}” is no package URL`, blocking: true, ...place });
    }
  }
  const collected = { scope: 'purls', complete: gaps.length === 0, components, services: [], relations: [], gaps };
  return { input, path: input, collected, spellsPurls: true };
}
