import { type ParsedVersion, parseVersion } from '../compare-versions.ts';

/** Orders that are Semantic Versioning's. */
const semantic: ReadonlySet<string> = new Set(['semver', 'npm', 'golang', 'cargo', 'hex']);

/**
 * A version as ranges are compared with it. Semantic Versioning refuses numbers that begin with a zero, but some projects number their releases so
 * (`19.03.15`) and no two of them differ only in that: they are read as the numbers that they are, as OSV's own database reads them. Undefined for
 * what is no version even so.
 */
export function readVersion(order: string, text: string): ParsedVersion | undefined {
  return parseVersion(order, text) ?? (semantic.has(order) ? parseVersion(order, withoutLeadingZeros(text)) : undefined);
}

/** Of the numbers of a release and of its pre-release; build metadata are no numbers. */
function withoutLeadingZeros(text: string): string {
  const plus = text.indexOf('+');
  const [version, build] = plus < 0 ? [text, ''] : [text.slice(0, plus), text.slice(plus)];
  const dash = version.indexOf('-');
  const [release, stage] = dash < 0 ? [version, ''] : [version.slice(0, dash), version.slice(dash)];
  return partsOf(release) + partsOf(stage) + build;
}

function partsOf(text: string): string {
  return text
    .split('.')
    .map((part) => (/^[v-]?\d+$/.test(part) ? part.replace(/^([v-]?)0+(?=\d)/, '$1') : part))
    .join('.');
}
